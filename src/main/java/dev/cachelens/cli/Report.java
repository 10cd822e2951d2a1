package dev.cachelens.cli;

import dev.cachelens.rule.Finding;
import java.util.List;

/** Writes findings to standard output, file after file. */
interface Report {

    void add(SourceFile file, List<Finding> findings);

    /** Ends the results; nothing is added afterwards. */
    void finish();
}
