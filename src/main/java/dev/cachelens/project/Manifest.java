package dev.cachelens.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands in one {@code Cargo.toml}, without what it inherits from a workspace. */
final class Manifest {

    private static final List<String> DEPENDENCIES = List.of("dependencies", "dev-dependencies", "build-dependencies",
            "dev_dependencies", "build_dependencies");

    private final String folder;
    private final JsonNode root;
    private final JsonNode pack;
    private final Optional<String> name;

    private Manifest(String folder, JsonNode root) throws ManifestException {
        this.folder = folder;
        this.root = root;
        pack = root.has("package") ? root.path("package") : root.path("project");
        name = Toml.string(pack.path("name"));
        if (!pack.isMissingNode() && name.isEmpty()) {
            throw new ManifestException("a package without a name");
        }
        if (pack.isMissingNode() && !isWorkspace()) {
            throw new ManifestException("neither a package nor a workspace");
        }
        if (isWorkspace() && workspacePointer().isPresent()) {
            throw new ManifestException("a workspace that belongs to another one");
        }
    }

    /**
     * Reads a manifest.
     *
     * @param folder where it lies, relative to the context
     */
    static Manifest parse(String folder, String text) throws ManifestException {
        return new Manifest(folder, Toml.parse(text));
    }

    String folder() {
        return folder;
    }

    /** Empty for a virtual workspace. */
    Optional<String> name() {
        return name;
    }

    /** A value of the package's table. */
    JsonNode ofPackage(String key) {
        return pack.path(key);
    }

    /** A table or list of tables of the manifest, as {@code bin}. */
    JsonNode table(String key) {
        return root.path(key);
    }

    boolean isWorkspace() {
        return root.has("workspace");
    }

    /** Where {@code package.workspace} points to, from this manifest's folder. */
    Optional<String> workspacePointer() throws ManifestException {
        JsonNode pointer = pack.path("workspace");
        return Toml.string(pointer);
    }

    List<String> members() throws ManifestException {
        return Toml.strings(root.path("workspace").path("members"));
    }

    /** Whether the workspace lets a folder go, though it lies below. */
    boolean lets(String other) throws ManifestException {
        return lists("exclude", other) && !lists("members", other);
    }

    private boolean lists(String key, String other) throws ManifestException {
        for (String each : Toml.strings(root.path("workspace").path(key))) {
            if (ContextPath.startsWith(other, ContextPath.resolve(folder, each))) {
                return true;
            }
        }
        return false;
    }

    Set<String> profiles() {
        Set<String> profiles = new TreeSet<>();
        root.path("profile").fieldNames().forEachRemaining(profiles::add);
        return profiles;
    }

    /** Whether anything that {@link #inheritable} reads comes from a workspace. */
    boolean inherits() {
        return pack.path("version").isObject() || pack.path("edition").isObject() || pack.path("rust-version").isObject();
    }

    /**
     * A string of the package's table that a workspace may supply.
     *
     * @param workspace the workspace's manifest; may be this one
     */
    Optional<String> inheritable(String key, Optional<Manifest> workspace) throws ManifestException {
        JsonNode value = pack.path(key);
        if (!value.isObject()) {
            return Toml.string(value);
        }
        if (workspace.isEmpty()) {
            throw new ManifestException(key + " from a workspace that is not there");
        }
        Optional<String> inherited = Toml.string(workspace.get().root.path("workspace").path("package").path(key));
        if (inherited.isEmpty()) {
            throw new ManifestException(key + " from a workspace that has none");
        }
        return inherited;
    }

    /**
     * The folders of the dependencies that lie on the disk, relative to the context.
     *
     * @param workspace the workspace's manifest; may be this one
     */
    List<String> pathDependencies(Manifest workspace) throws ManifestException {
        List<String> folders = new ArrayList<>();
        collect(root, workspace, folders);
        for (JsonNode target : root.path("target")) {
            collect(target, workspace, folders);
        }
        return folders;
    }

    private void collect(JsonNode table, Manifest workspace, List<String> folders) throws ManifestException {
        for (String kind : DEPENDENCIES) {
            Iterator<Map.Entry<String, JsonNode>> dependencies = table.path(kind).fields();
            while (dependencies.hasNext()) {
                Map.Entry<String, JsonNode> each = dependencies.next();
                boolean inherited = each.getValue().path("workspace").asBoolean();
                Manifest stated = inherited ? workspace : this;
                JsonNode dependency = inherited
                        ? workspace.root.path("workspace").path("dependencies").path(each.getKey()) : each.getValue();
                Optional<String> path = Toml.string(dependency.path("path"));
                path.ifPresent(found -> folders.add(ContextPath.resolve(stated.folder, found)));
            }
        }
    }
}
