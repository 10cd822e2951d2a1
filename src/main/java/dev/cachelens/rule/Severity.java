package dev.cachelens.rule;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** The build fails or ships the wrong artifact. */
    ERROR,
    /** Work or a cache is lost, corrupt or shared by accident. */
    WARNING,
    /** Likely a mistake, or one that depends on something that the file does not show. */
    WEAK,
    /** Advice; off by default. */
    INFO;

    /** The name in output and options: lower case. */
    public String id() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case WEAK -> "weak";
            case INFO -> "info";
        };
    }

    /** Whether this is as bad as the other, or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
