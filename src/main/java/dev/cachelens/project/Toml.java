package dev.cachelens.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TOML as a tree. Apart from what Cargo's files need, nothing refers to this class: it loads the whole of Jackson. */
final class Toml {

    private static final TomlMapper MAPPER = new TomlMapper();

    private Toml() {
    }

    /** Reads a text; a missing key is read as {@link JsonNode#isMissingNode() missing}, at any depth. */
    static JsonNode parse(String text) throws ManifestException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ManifestException(e.getMessage());
        }
    }

    /** A string; empty where there is nothing. */
    static Optional<String> string(JsonNode node) throws ManifestException {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw new ManifestException("not a string: " + node);
        }
        return Optional.of(node.textValue());
    }

    /** A list of strings; empty where there is nothing. */
    static List<String> strings(JsonNode node) throws ManifestException {
        if (!node.isMissingNode() && !node.isArray()) {
            throw new ManifestException("not a list: " + node);
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode each : node) {
            strings.add(string(each).orElseThrow());
        }
        return strings;
    }

    /** A truth value; empty where there is nothing. */
    static Optional<Boolean> flag(JsonNode node) throws ManifestException {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            throw new ManifestException("neither true nor false: " + node);
        }
        return Optional.of(node.booleanValue());
    }
}
