package dev.cachelens.oracle;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import dev.cachelens.syntax.dockerfile.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds our tree of a Dockerfile to BuildKit's. */
final class DockerfileComparison {

    private final Dockerfile ours;
    private final String text;
    private final List<String> differences = new ArrayList<>();

    private DockerfileComparison(Dockerfile ours) {
        this.ours = ours;
        this.text = ours.source().text();
    }

    /**
     * What differs, one sentence each.
     *
     * @param theirs what BuildKit makes of the whole file
     * @param before where BuildKit refuses the file, what it makes of the lines before those it refuses; else the same as theirs
     */
    static List<String> differences(Dockerfile ours, ParsedDockerfile theirs, ParsedDockerfile before) {
        DockerfileComparison comparison = new DockerfileComparison(ours);
        comparison.directives(theirs);
        if (theirs.failure() == null) {
            comparison.same("escape character", String.valueOf(ours.escape()), theirs.escape());
            comparison.instructions(ours.instructions(), theirs.instructions());
            comparison.errors(theirs);
        } else {
            comparison.instructions(comparison.startingBefore(theirs.failure().start()), before.instructions());
            comparison.refused(theirs.failure());
        }
        comparison.places();
        return comparison.differences;
    }

    private void same(String what, Object mine, Object other) {
        if (!Objects.equals(mine, other)) {
            differences.add(what + ": ours " + show(mine) + ", BuildKit's " + show(other));
        }
    }

    private static String show(Object value) {
        return "<" + String.valueOf(value).replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + ">";
    }

    private void directives(ParsedDockerfile theirs) {
        List<String> mine = new ArrayList<>();
        ours.directives().forEach(d -> mine.add(line(d.span().start()) + ": " + d.name() + "=" + d.value()));
        List<String> other = new ArrayList<>();
        theirs.directives().forEach(d -> other.add(d.line() + ": " + d.name() + "=" + d.value()));
        same("directives", mine, other);
        ours.directives().forEach(d -> same("value of directive " + d.name(), d.valueSpan().in(text), d.value()));
    }

    private List<Instruction> startingBefore(int line) {
        List<Instruction> before = new ArrayList<>();
        for (Instruction instruction : ours.instructions()) {
            if (line(instruction.span().start()) < line) {
                before.add(instruction);
            }
        }
        return before;
    }

    private void instructions(List<Instruction> mine, List<ParsedDockerfile.Instruction> other) {
        same("number of instructions", mine.size(), other.size());
        for (int i = 0; i < Math.min(mine.size(), other.size()); i++) {
            String which = "instruction " + (i + 1) + " (" + other.get(i).keyword() + ")";
            instruction(which, mine.get(i), other.get(i));
            same("first line of " + which, line(mine.get(i).span().start()), other.get(i).start());
            same("last line of " + which, line(mine.get(i).span().end()), other.get(i).end());
        }
    }

    private void instruction(String which, Instruction mine, ParsedDockerfile.Instruction other) {
        same("keyword of " + which, mine.keyword(), Keyword.of(other.keyword()));
        same("flags of " + which, flags(mine), other.flags());
        heredocs(which, mine, other);
        same("whether there is a trigger of " + which, mine.trigger().isPresent(), other.trigger() != null);
        if (mine.trigger().isPresent() && other.trigger() != null) {
            instruction("trigger of " + which, mine.trigger().get(), withHeredocs(other.trigger(), other.heredocs()));
        }
        if (mine.keyword() == Keyword.UNKNOWN || mine.keyword() == Keyword.ONBUILD) {
            return;
        }
        same("form of " + which, mine.form() == Instruction.Form.EXEC, other.json());
        same("words of " + which, mine.words().stream().map(Word::text).toList(), words(mine.keyword(), other.words()));
        if (mine.form() == Instruction.Form.PLAIN && mine.keyword() == Keyword.RUN) {
            same("text of " + which, mine.rest().text(), String.join("", other.words()));
        }
    }

    /** BuildKit hangs the here-documents of a trigger on its ONBUILD. */
    private static ParsedDockerfile.Instruction withHeredocs(
            ParsedDockerfile.Instruction trigger, List<ParsedDockerfile.Heredoc> heredocs) {
        return new ParsedDockerfile.Instruction(trigger.keyword(), trigger.flags(), trigger.words(), trigger.json(), heredocs,
                trigger.start(), trigger.end(), trigger.trigger(), trigger.typed(), trigger.failure());
    }

    private List<String> flags(Instruction instruction) {
        List<String> flags = new ArrayList<>();
        for (Flag flag : instruction.flags()) {
            String value = flag.value().map(written -> "=" + unquoted(written.text())).orElse("");
            flags.add("--" + unquoted(flag.name()) + value);
        }
        return flags;
    }

    private String unquoted(String written) {
        StringBuilder value = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == ours.escape()) {
                if (++i < written.length()) {
                    value.append(written.charAt(i));
                }
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    /** BuildKit chains name, value and separator of a pair; an empty separator is that of the old form. */
    private static List<String> words(Keyword keyword, List<String> chain) {
        if (keyword != Keyword.ENV && keyword != Keyword.LABEL) {
            return chain;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i + 2 < chain.size(); i += 3) {
            if (chain.get(i + 2).isEmpty()) {
                words.add(chain.get(i));
                words.add(chain.get(i + 1));
            } else {
                words.add(chain.get(i) + "=" + chain.get(i + 1));
            }
        }
        return words;
    }

    private void heredocs(String which, Instruction mine, ParsedDockerfile.Instruction other) {
        if (mine.keyword() == Keyword.ONBUILD) {
            return;
        }
        List<ParsedDockerfile.Heredoc> converted = new ArrayList<>();
        for (Heredoc heredoc : mine.heredocs()) {
            converted.add(new ParsedDockerfile.Heredoc(
                    heredoc.name(), heredoc.descriptor(), heredoc.expand(), heredoc.chomp(), heredoc.body().text()));
        }
        same("here-documents of " + which, converted, other.heredocs());
    }

    private void errors(ParsedDockerfile theirs) {
        List<Failure> failures = new ArrayList<>();
        for (ParsedDockerfile.Instruction instruction : theirs.instructions()) {
            failure(instruction, instruction.start(), instruction.end(), failures);
            if (failures.stream().anyMatch(failure -> failure.start() == instruction.start())
                    && errorsIn(instruction).isEmpty()) {
                differences.add("accepted on line " + instruction.start() + ", what BuildKit refuses: "
                        + failures.get(failures.size() - 1).message());
            }
            // What is wrong with a trigger fails in the build that it is for.
            if (instruction.trigger() != null) {
                failure(instruction.trigger(), instruction.start(), instruction.end(), failures);
            }
        }
        if (theirs.stageFailure() != null) {
            failures.add(theirs.stageFailure());
        }
        for (SyntaxError error : ours.errors()) {
            int first = line(error.span().start());
            int last = line(error.span().end());
            if (failures.stream().noneMatch(failure -> failure.start() <= last && first <= failure.end())) {
                differences.add("refused on line " + first + ", what BuildKit accepts: " + error.message());
            }
        }
    }

    private static void failure(ParsedDockerfile.Instruction instruction, int start, int end, List<Failure> failures) {
        if (instruction.failure() != null) {
            failures.add(new Failure(instruction.failure().message(), start, end));
        } else if (instruction.typed() != null && !instruction.typed().mountFailure().isEmpty()) {
            failures.add(new Failure(instruction.typed().mountFailure(), start, end));
        }
    }

    private List<SyntaxError> errorsIn(ParsedDockerfile.Instruction instruction) {
        return ours.errors().stream()
                .filter(error -> line(error.span().start()) <= instruction.end()
                        && line(error.span().end()) >= instruction.start())
                .toList();
    }

    private void refused(Failure failure) {
        boolean isTold = ours.errors().stream().anyMatch(error -> line(error.span().end()) >= failure.start()
                && line(error.span().start()) <= Math.max(failure.end(), failure.start() + 1));
        if (!isTold) {
            differences.add("no error on lines " + failure.start() + ".." + failure.end() + ", where BuildKit refuses the file: "
                    + failure.message());
        }
    }

    /** Every text with a way back to the file must find itself there, and every range lie in its owner's. */
    private void places() {
        for (Instruction instruction : ours.instructions()) {
            places(instruction);
        }
    }

    private void places(Instruction instruction) {
        within("keyword", instruction.keywordSpan(), instruction.span());
        for (Flag flag : instruction.flags()) {
            within("flag", flag.span(), instruction.span());
            mapped("flag", flag.source());
            flag.value().ifPresent(value -> mapped("flag's value", value));
        }
        mapped("rest", instruction.rest());
        for (Word word : instruction.words()) {
            within("word", word.span(), instruction.span());
            mapped("word", word.source());
        }
        for (Heredoc heredoc : instruction.heredocs()) {
            within("here-document's marker", heredoc.marker(), instruction.span());
            within("here-document's terminator", heredoc.terminator(), instruction.span());
            mapped("here-document", heredoc.body());
            mapped("here-document without tabs", heredoc.chomped());
            if (!heredoc.terminator().in(text).equals(heredoc.name()) && heredoc.terminator().length() > 0) {
                differences.add("the terminator of " + heredoc.name() + " is " + show(heredoc.terminator().in(text)));
            }
        }
        instruction.trigger().ifPresent(trigger -> {
            within("trigger", trigger.span(), instruction.span());
            places(trigger);
        });
    }

    private void within(String what, Span inner, Span outer) {
        if (!outer.contains(inner)) {
            differences.add(what + " " + inner + " is not in its instruction, " + outer);
        }
    }

    private void mapped(String what, MappedText part) {
        for (int i = 0; i < part.length(); i++) {
            int offset = part.sourceOffset(i);
            if (offset >= text.length() || text.charAt(offset) != part.text().charAt(i)) {
                differences.add(what + " " + show(part.text()) + " has its unit " + i + " at another place than " + offset);
                return;
            }
        }
    }

    private int line(int offset) {
        return ours.source().line(offset);
    }
}
