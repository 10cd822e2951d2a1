package dev.cachelens.oracle;

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

    /**
     * What BuildKit reads out of a RUN, COPY or ADD; only the fields of its kind are set.
     *
     * @param mounts       of RUN; null where they are refused
     * @param mountFailure why they are; else empty
     * @param sources      without here-documents; null where there are none
     * @param from         empty where it is not given
     */
    public record Typed(
            List<Mount> mounts,
            String mountFailure,
            List<String> sources,
            List<SourceContent> contents,
            String destination,
            String from) {
    }

    /**
     * A here-document that COPY or ADD writes to a file.
     *
     * @param data as the file has it, tabs dropped where {@code <<-} says so
     */
    public record SourceContent(String path, String data, boolean expand) {
    }

    /** A mount with BuildKit's defaults, variables not expanded. */
    public record Mount(String type, String from, String source, String target, boolean readOnly, String id, String sharing) {
    }
}
