package dev.cachelens.oracle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What BuildKit makes of a Dockerfile.
 *
 * @param syntax       the value of the syntax directive, or of what stands for it; else empty
 * @param check        the value of the check directive; else empty
 * @param escape       the escape character; empty where the file is refused
 * @param failure      why the low-level parser refuses the file, which then has no instructions; else null
 * @param stageFailure why the typed layer refuses the file; else null
 */
public record ParsedDockerfile(
        List<Directive> directives,
        String syntax,
        String check,
        String escape,
        Failure failure,
        List<Instruction> instructions,
        List<Stage> stages,
        Failure stageFailure) {

    /**
     * @param name in lower case
     * @param line from 1
     */
    public record Directive(String name, String value, int line) {
    }

    /**
     * @param flags   with quotes and escapes taken away
     * @param words   as the low-level parser chains them: name, value and separator of each pair of ENV and LABEL
     * @param start   the first line
     * @param end     the last line, here-documents included
     * @param trigger of ONBUILD; else null
     * @param typed   null where the typed layer refuses the instruction, for which {@code failure} says why
     */
    public record Instruction(
            String keyword,
            List<String> flags,
            List<String> words,
            boolean json,
            List<Heredoc> heredocs,
            int start,
            int end,
            Instruction trigger,
            Typed typed,
            Failure failure) {
    }

    /**
     * @param content the lines up to the terminator's, tabs not dropped
     */
    public record Heredoc(String name, int descriptor, boolean expand, boolean chomp, String content) {
    }

    /**
     * @param name     in lower case; empty where it has none
     * @param commands how many instructions it has
     */
    public record Stage(String name, String base, String platform, int commands, int line) {
    }

    /** What BuildKit reads out of one instruction; only the fields of its kind are set. */
    public record Typed(
            String name,
            String base,
            String platform,
            List<String> arguments,
            boolean shellForm,
            List<Mount> mounts,
            String mountFailure,
            String network,
            String security,
            List<String> sources,
            List<SourceContent> contents,
            String destination,
            String from,
            List<Pair> pairs) {
    }

    /**
     * @param value null for an ARG without default
     */
    public record Pair(String name, String value) {
    }

    /** A here-document that COPY or ADD writes to a file. */
    public record SourceContent(String path, String data, boolean expand) {
    }

    /** A mount with BuildKit's defaults, variables not expanded. */
    public record Mount(
            String type,
            String from,
            String source,
            String target,
            boolean readOnly,
            String id,
            String sharing,
            boolean required,
            long size,
            String env,
            Integer mode,
            @JsonProperty("uid") Long user,
            @JsonProperty("gid") Long group) {
    }
}
