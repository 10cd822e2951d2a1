package dev.cachelens.oracle;

import java.util.List;

/**
 * A part of a script in the form that both parsers' trees are brought to.
 *
 * @param kind  what it is
 * @param text  what tells it from others of its kind: a literal's value, an operator, a name
 * @param start UTF-16 offset of its first unit; 0 with {@code end} 0 where the form has no place
 * @param end   offset behind its last unit
 */
public record ShellNode(String kind, String text, int start, int end, List<ShellNode> children) {

    /** The tree, one node a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "");
        return text.toString();
    }

    private void append(StringBuilder out, String indent) {
        out.append(indent).append(kind);
        if (!text.isEmpty()) {
            out.append(" <").append(text.replace("\n", "\\n")).append('>');
        }
        if (end > 0) {
            out.append(" @").append(start).append("..").append(end);
        }
        out.append('\n');
        for (ShellNode child : children) {
            child.append(out, indent + "  ");
        }
    }
}
