package dev.cachelens.model;

import dev.cachelens.project.Project;
import java.util.List;

/** A folder or file of the build context, as far as the project can be seen. */
final class ContextSource implements FileSource {

    private final Project project;
    private final ImagePath root;

    /**
     * @param root the path that is copied, from the context's root
     */
    ContextSource(Project project, ImagePath root) {
        this.project = project;
        this.root = root;
    }

    @Override
    public Presence presence(ImagePath below, int depth) {
        ImagePath path = below.moved(ImagePath.ROOT, root);
        if (!path.isKnown() || !Text.known(path.name()) || path.name().equals(Text.UNKNOWN_NAME)) {
            return Presence.UNKNOWN;
        }
        if (path.isRoot()) {
            return new Presence(Certainty.YES, Presence.Kind.FOLDER, List.of());
        }
        return switch (project.sends(path.relativeToRoot())) {
            case UNKNOWN -> Presence.UNKNOWN;
            case ABSENT -> Presence.ABSENT;
            case PRESENT -> new Presence(Certainty.YES, kind(path), List.of());
        };
    }

    private Presence.Kind kind(ImagePath path) {
        return switch (project.files().kind(path.relativeToRoot())) {
            case FILE -> Presence.Kind.FILE;
            case FOLDER -> Presence.Kind.FOLDER;
            case ABSENT -> Presence.Kind.UNKNOWN;
        };
    }
}
