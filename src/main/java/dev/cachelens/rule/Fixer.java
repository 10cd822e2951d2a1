package dev.cachelens.rule;

import dev.cachelens.project.Project;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applies the first fix of each finding, round after round, until none is left to apply. In one round no two fixes change the same
 * instruction: the second waits for the next round, which sees what the first has made of it.
 */
public final class Fixer {

    // Far more than fixes that build on each other need; a file that still changes then grows without end.
    private static final int MOST_ROUNDS = 50;

    private final Analyzer analyzer;
    private final Set<String> named;

    /**
     * @param analyzer finds what to fix
     * @param named    ids of rules whose findings are fixed whatever their severity; of the others errors and warnings are
     */
    public Fixer(Analyzer analyzer, Set<String> named) {
        this.analyzer = analyzer;
        this.named = Set.copyOf(named);
    }

    /**
     * What fixing made of a text.
     *
     * @param text    the text afterwards
     * @param applied the findings whose first fix was applied, in that order; their ranges are those of the text of their round
     * @param settled false where fixes kept undoing each other, so that the text is the one of the round in which that was noticed
     */
    public record Result(String text, List<Finding> applied, boolean settled) {

        public Result {
            applied = List.copyOf(applied);
        }
    }

    /** Fixes a text; everything outside the fixes' edits stays as it is. */
    public Result fix(String text, Project project) {
        List<Finding> applied = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String current = text;
        while (seen.add(current) && seen.size() <= MOST_ROUNDS) {
            List<Finding> round = choose(current, analyzer.analyze(current, project));
            if (round.isEmpty()) {
                return new Result(current, applied, true);
            }
            List<TextEdit> edits = new ArrayList<>();
            for (Finding finding : round) {
                edits.addAll(finding.fixes().get(0).edits());
            }
            applied.addAll(round);
            current = new Fix("", edits).applyTo(current);
        }
        return new Result(current, applied, false);
    }

    private List<Finding> choose(String text, List<Finding> findings) {
        List<Finding> chosen = new ArrayList<>();
        Territory territory = null;
        for (Finding finding : findings) {
            boolean wanted = finding.severity().atLeast(Severity.WARNING) || named.contains(finding.rule());
            if (!wanted || finding.fixes().isEmpty() || changesNothing(finding.fixes().get(0), text)) {
                continue;
            }
            if (territory == null) {
                territory = new Territory(DockerfileParser.parse(text));
            }
            if (territory.claim(finding.fixes().get(0))) {
                chosen.add(finding);
            }
        }
        return chosen;
    }

    private static boolean changesNothing(Fix fix, String text) {
        for (TextEdit edit : fix.edits()) {
            if (!edit.span().in(text).equals(edit.text())) {
                return false;
            }
        }
        return true;
    }

    /** Which parts of a file the fixes of a round change: instructions, and the gaps between them. */
    private static final class Territory {

        private final int[] starts;
        private final BitSet claimed = new BitSet();

        Territory(Dockerfile dockerfile) {
            List<Instruction> instructions = dockerfile.instructions();
            // Part 2i + 1 is instruction i, part 2i the gap before it.
            starts = new int[2 * instructions.size() + 1];
            for (int i = 0; i < instructions.size(); i++) {
                Span span = instructions.get(i).span();
                starts[2 * i + 1] = span.start();
                starts[2 * i + 2] = span.end() + 1;
            }
        }

        boolean claim(Fix fix) {
            BitSet wanted = new BitSet();
            for (TextEdit edit : fix.edits()) {
                wanted.set(part(edit.span().start()), part(Math.max(edit.span().start(), edit.span().end() - 1)) + 1);
            }
            if (wanted.intersects(claimed)) {
                return false;
            }
            claimed.or(wanted);
            return true;
        }

        private int part(int offset) {
            int low = 0;
            int high = starts.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (starts[middle] <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }
}
