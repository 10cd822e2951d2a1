package dev.cachelens.rule;

import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;

/** How mounts are written. */
final class MountText {

    private MountText() {
    }

    /** The options that mount the same cache at the same place in another RUN. */
    static String repeated(Mount mount, RunStep from, RunStep to) {
        String written = mount.flag().value().orElseThrow().text();
        boolean relative = mount.option("target", "dst", "destination").flatMap(option -> option.value())
                .map(target -> !target.startsWith("/")).orElse(true);
        if (!relative || from.workingDirectory().equals(to.workingDirectory())) {
            return written;
        }
        StringBuilder options = new StringBuilder("type=cache,id=").append(mount.id()).append(",target=").append(mount.target().orElseThrow());
        mount.option("sharing").flatMap(option -> option.value()).ifPresent(sharing -> options.append(",sharing=").append(sharing));
        return options.toString();
    }
}
