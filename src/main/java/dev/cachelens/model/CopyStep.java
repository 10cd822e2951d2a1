package dev.cachelens.model;

import dev.cachelens.project.Files;
import dev.cachelens.project.InContext;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A COPY or ADD. */
public final class CopyStep extends Step {

    private final Optional<Flag> from;
    private final Optional<Stage> fromStage;
    private final List<Source> sources = new ArrayList<>();
    private Optional<Word> destinationWord = Optional.empty();
    private Optional<ImagePath> destination = Optional.empty();
    private boolean intoFolder;

    CopyStep(Stage stage, Instruction instruction, Surroundings surroundings, int start, Optional<Stage> fromStage) {
        super(stage, instruction, surroundings, start);
        this.from = instruction.flag("from");
        this.fromStage = fromStage;
    }

    /**
     * One thing that is copied.
     *
     * @param word    as written
     * @param value   with variables replaced; parts may be unknown
     * @param path    the path from the root of the stage, image or context; empty where it is not known, for a here-document, and
     *                for what ADD fetches
     * @param heredoc the here-document that stands for the file; empty for any other source
     */
    public record Source(Word word, String value, Optional<ImagePath> path, Optional<Heredoc> heredoc) {

        /** Whether it is fetched from elsewhere: a URL or a repository. */
        public boolean isRemote() {
            return value.startsWith("http://") || value.startsWith("https://") || value.startsWith("git@")
                    || value.startsWith("git://") || value.startsWith("ssh://");
        }

        /** Whether it is a here-document. */
        public boolean isHeredoc() {
            return heredoc.isPresent();
        }
    }

    /** The {@code --from} flag. */
    public Optional<Flag> from() {
        return from;
    }

    /** The stage that {@code --from} names; empty for an image, a named context or no flag. */
    public Optional<Stage> fromStage() {
        return fromStage;
    }

    /** Whether it copies from the build context. */
    public boolean isFromContext() {
        return from.isEmpty();
    }

    /** What is copied, without the destination. */
    public List<Source> sources() {
        return Collections.unmodifiableList(sources);
    }

    /** The last word. */
    public Optional<Word> destinationWord() {
        return destinationWord;
    }

    /** Where it is copied to; empty where that is not known. */
    public Optional<ImagePath> destination() {
        return destination;
    }

    /** Whether the destination is written as a folder, with a slash at its end, or there are several sources. */
    public boolean isIntoFolder() {
        return intoFolder;
    }

    /** The file of the context that this puts at a path, where it can be seen. */
    Optional<String> contextPath(ImagePath path, Project project) {
        if (destination.isEmpty() || !path.startsWith(destination.get()) || !path.isKnown()) {
            return Optional.empty();
        }
        ImagePath below = path.below(destination.get());
        for (Source source : sources) {
            if (source.path().isEmpty() || !source.path().get().isKnown()) {
                continue;
            }
            ImagePath from = source.path().get();
            boolean folder = project.files().kind(from.relativeToRoot()) == Files.Kind.FOLDER;
            ImagePath candidate = folder ? below.moved(ImagePath.ROOT, from)
                    : below.isRoot() || below.segments().equals(List.of(from.name())) ? from : null;
            if (candidate != null && project.sends(candidate.relativeToRoot()) == InContext.PRESENT) {
                return Optional.of(candidate.relativeToRoot());
            }
        }
        return Optional.empty();
    }

    /**
     * The file of the context that this puts at a path, by its words alone: a source whose name has no dot is taken for a
     * folder. Empty where there is none, or that cannot be told.
     */
    Optional<String> contextFile(ImagePath path) {
        if (destination.isEmpty() || !path.startsWith(destination.get()) || !path.isKnown()) {
            return Optional.empty();
        }
        ImagePath below = path.below(destination.get());
        Optional<String> found = Optional.empty();
        for (Source source : sources) {
            ImagePath from = source.path().orElse(null);
            boolean possible = from != null && Text.known(from.toString()) && from.parent().isKnown();
            boolean file = possible && (below.isRoot() && !intoFolder && sources.size() == 1 && from.isKnown()
                    || below.segments().size() == 1 && Glob.matches(from.name(), path.name()) == Certainty.YES && !from.isRoot());
            boolean folder = possible && !below.isRoot() && from.isKnown()
                    && (from.name().indexOf('.') < 0 || source.value().endsWith("/"));
            if (file) {
                return Optional.of(below.isRoot() ? from.relativeToRoot() : from.parent().child(path.name()).relativeToRoot());
            }
            if (folder) {
                found = Optional.of(below.moved(ImagePath.ROOT, from).relativeToRoot());
            }
        }
        return found;
    }

    void add(Source source) {
        sources.add(source);
    }

    void to(Word word, Optional<ImagePath> path, boolean folder) {
        destinationWord = Optional.of(word);
        destination = path;
        intoFolder = folder;
    }
}
