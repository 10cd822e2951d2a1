package dev.cachelens.proof;

import dev.cachelens.engine.BuildResult;
import java.util.List;

/** The part of a build's log that is one step's. */
final class StepLog {

    private StepLog() {
    }

    /** Returns the lines of the first RUN whose text contains a part. */
    static List<String> ofRun(BuildResult result, String part) {
        String head = result.log().lines().filter(line -> line.contains("] RUN ") && line.contains(part)).findFirst()
                .orElseThrow(() -> new AssertionError("no RUN of *" + part + "*:\n" + result.log()));
        String id = head.substring(0, head.indexOf(' ') + 1);
        return result.log().lines().filter(line -> line.startsWith(id)).toList();
    }
}
