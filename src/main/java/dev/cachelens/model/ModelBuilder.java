package dev.cachelens.model;

import dev.cachelens.project.Project;
import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Expansion;
import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import dev.cachelens.syntax.dockerfile.Word;
import dev.cachelens.syntax.shell.ShellDialect;
import dev.cachelens.syntax.shell.ShellParser;
import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds a model in one pass over the file, as BuildKit builds the image. */
final class ModelBuilder {

    // Arguments that every build has, by the platform (BuildKit reference, "Automatic platform ARGs").
    private static final Set<String> PLATFORM_ARGUMENTS = Set.of("TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT",
            "TARGETSTAGE", "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT");

    // Arguments that need no ARG (BuildKit reference, "Predefined ARGs").
    private static final Set<String> PREDEFINED_ARGUMENTS = Set.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY",
            "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy");

    private static final int LONGEST_VALUE = 8192;

    private static final Presence EMPTY_FOLDER = new Presence(Certainty.YES, Presence.Kind.FOLDER, List.of());

    private final Dockerfile dockerfile;
    private final Project project;
    private final Clock clock = new Clock();
    private final Map<String, Optional<String>> globalArguments = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Stage> stagesByName = new HashMap<>();
    private final Map<String, FileTree> caches = new HashMap<>();
    private final Map<Stage, List<Instruction>> triggers = new HashMap<>();
    private final Map<Stage, Surroundings> lastSurroundings = new HashMap<>();
    private Stage stage;
    private Surroundings surroundings;

    ModelBuilder(Dockerfile dockerfile, Project project) {
        this.dockerfile = dockerfile;
        this.project = project;
    }

    List<Stage> build() {
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.keyword() == Keyword.FROM) {
                endStage();
                beginStage(instruction);
            } else if (stage != null) {
                step(instruction);
            } else if (instruction.keyword() == Keyword.ARG) {
                globalArguments(instruction);
            }
        }
        endStage();
        return stages;
    }

    private void globalArguments(Instruction instruction) {
        for (Word word : instruction.words()) {
            int equals = word.text().indexOf('=');
            if (equals < 0) {
                globalArguments.put(word.text(), Optional.of(Text.UNKNOWN));
            } else {
                String value = expandGlobal(word.text().substring(equals + 1));
                globalArguments.put(word.text().substring(0, equals), Optional.of(value));
            }
        }
    }

    private String expandGlobal(String text) {
        return Expansion.expand(text, dockerfile.escape(), name -> PLATFORM_ARGUMENTS.contains(name)
                ? Text.UNKNOWN : globalArguments.getOrDefault(name, Optional.empty()).orElse(null));
    }

    private void endStage() {
        if (stage != null) {
            stage.endAt(clock.tick());
            lastSurroundings.put(stage, surroundings);
        }
    }

    private void beginStage(Instruction from) {
        List<Word> words = from.words();
        String base = words.isEmpty() ? Text.UNKNOWN : expandGlobal(words.get(0).text());
        boolean named = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
        Optional<Stage> parent = baseStage(base);
        BaseImage image = parent.map(Stage::image).orElseGet(() -> new BaseImage(base));
        stage = new Stage(stages.size(), named ? Optional.of(words.get(2).text()) : Optional.empty(), from, parent, image, project,
                clock.tick());
        stages.add(stage);
        stage.name().ifPresent(name -> stagesByName.put(name.toLowerCase(Locale.ROOT), stage));
        surroundings = parent.map(lastSurroundings::get).orElseGet(() ->
                new Surroundings(image.workingFolder(), image.user(), ShellDialect.POSIX, dockerfile.escape()));
        for (Instruction trigger : parent.map(triggers::get).orElse(List.of())) {
            step(trigger);
        }
    }

    // FROM compares names as they are written, with the stage's name in lower case; the last stage of a name wins.
    private Optional<Stage> baseStage(String base) {
        return Optional.ofNullable(stagesByName.get(base));
    }

    // A mount's from= takes a name in any case; a number names an image there.
    private Optional<Stage> mountedStage(String reference) {
        return baseStage(reference.toLowerCase(Locale.ROOT)).filter(found -> found != stage);
    }

    // COPY's --from takes a name in any case, or a number.
    private Optional<Stage> stageNamed(String reference) {
        Optional<Stage> named = mountedStage(reference);
        if (named.isPresent() || reference.isEmpty() || !reference.chars().allMatch(Character::isDigit) || reference.length() > 6) {
            return named;
        }
        int index = Integer.parseInt(reference);
        return index < stages.size() && stages.get(index) != stage ? Optional.of(stages.get(index)) : Optional.empty();
    }

    private void step(Instruction instruction) {
        int start = clock.tick();
        switch (instruction.keyword()) {
            case RUN -> run(new RunStep(stage, instruction, surroundings, start));
            case COPY, ADD -> copy(new CopyStep(stage, instruction, surroundings, start,
                    instruction.flag("from").flatMap(Flag::value).flatMap(from -> stageNamed(from.text()))));
            case CMD, ENTRYPOINT, HEALTHCHECK -> process(new ProcessStep(stage, instruction, surroundings, start));
            default -> {
                SettingStep step = new SettingStep(stage, instruction, surroundings, start);
                stage.add(step);
                setting(step, instruction);
                step.endAt(clock.tick());
            }
        }
    }

    private void setting(SettingStep step, Instruction instruction) {
        String text = instruction.words().isEmpty() ? "" : instruction.words().get(0).text();
        switch (instruction.keyword()) {
            case WORKDIR -> {
                Optional<ImagePath> folder = ImagePath.resolve(surroundings.directory(), step.expand(text));
                surroundings = surroundings.withDirectory(folder);
                Origin origin = Origin.of(step, instruction.span(), Origin.How.WORKDIR);
                folder.ifPresent(path -> stage.layer().folder(path, clock.tick(), true, origin));
            }
            case USER -> surroundings = surroundings.withUser(step.expand(text));
            case SHELL -> surroundings = surroundings.withShell(
                    ShellDialect.of(instruction.words().stream().map(Word::text).toList()));
            case ENV -> environment(step, instruction);
            case ARG -> arguments(step, instruction);
            case ONBUILD -> instruction.trigger().ifPresent(trigger ->
                    triggers.computeIfAbsent(stage, key -> new ArrayList<>()).add(trigger));
            default -> {
                // The others change nothing that a path or a variable depends on.
            }
        }
    }

    private void environment(SettingStep step, Instruction instruction) {
        int time = clock.tick();
        List<Word> words = instruction.words();
        boolean old = words.size() == 2 && words.get(0).text().indexOf('=') < 0;
        if (old) {
            stage.variables().environment(step.expand(words.get(0).text()), bounded(step.expand(words.get(1).text())), time);
            return;
        }
        // All values of one ENV see the variables from before it.
        for (Word word : words) {
            int equals = word.text().indexOf('=');
            if (equals > 0) {
                stage.variables().environment(step.expand(word.text().substring(0, equals)),
                        bounded(step.expand(word.text().substring(equals + 1))), time);
            }
        }
    }

    // Variables that are made of each other can grow without end; no path is that long.
    private static String bounded(String value) {
        return value.length() > LONGEST_VALUE ? Text.UNKNOWN : value;
    }

    private void arguments(SettingStep step, Instruction instruction) {
        for (Word word : instruction.words()) {
            int equals = word.text().indexOf('=');
            String name = equals < 0 ? word.text() : word.text().substring(0, equals);
            Optional<String> value;
            if (equals >= 0) {
                value = Optional.of(bounded(
                        surroundings.expand(word.text().substring(equals + 1), stage.variables().at(clock.now()))));
            } else if (globalArguments.containsKey(name)) {
                value = globalArguments.get(name);
            } else {
                // A build may give it a value, and often must.
                value = Optional.of(Text.UNKNOWN);
            }
            stage.variables().argument(name, value, clock.tick());
        }
    }

    private void copy(CopyStep copy) {
        stage.add(copy);
        Instruction instruction = copy.instruction();
        List<Word> words = instruction.words();
        if (words.size() >= 2) {
            Word last = words.get(words.size() - 1);
            String target = copy.expand(last.text());
            boolean folder = words.size() > 2 || target.endsWith("/") || target.endsWith("/.") || target.equals(".");
            copy.to(last, ImagePath.resolve(surroundings.directory(), target), folder);
            for (Word word : words.subList(0, words.size() - 1)) {
                String value = copy.expand(word.text());
                CopyStep.Source source = new CopyStep.Source(word, value, Optional.empty(), heredoc(instruction, word));
                boolean file = !source.isHeredoc() && !(instruction.keyword() == Keyword.ADD && source.isRemote());
                Optional<ImagePath> path = file ? ImagePath.resolve(Optional.of(ImagePath.ROOT), value) : Optional.empty();
                copy.add(new CopyStep.Source(word, value, path, source.heredoc()));
            }
            new CopyEffects(copy, project, clock).apply();
        }
        copy.endAt(clock.tick());
    }

    private static Optional<Heredoc> heredoc(Instruction instruction, Word word) {
        for (Heredoc heredoc : instruction.heredocs()) {
            if (heredoc.marker().equals(word.span())) {
                return Optional.of(heredoc);
            }
        }
        return Optional.empty();
    }

    private void run(RunStep run) {
        stage.add(run);
        Instruction instruction = run.instruction();
        for (Flag flag : instruction.flags()) {
            if (flag.name().equals("mount")) {
                mount(run, new MountReader(run, this::mountedStage).read(flag));
            }
        }
        Namespace namespace = new Namespace(stage.layer(), run.points());
        MountStubs stubs = new MountStubs(run, clock);
        stubs.create();
        ShellRun shell = new ShellRun(run, namespace, clock, shellVariables(run), run::add);
        if (!execute(run, shell)) {
            run.cannotBeRead();
            new Effects(namespace, clock, true, Origin.of(run, instruction.span(), Origin.How.UNKNOWN_COMMAND)).anything();
        }
        stubs.remove();
        run.endAt(clock.tick());
    }

    private boolean execute(RunStep run, ShellRun shell) {
        Instruction instruction = run.instruction();
        if (instruction.form() == Instruction.Form.EXEC) {
            shell.run(arguments(instruction.words()), instruction.rest().span());
            return true;
        }
        Optional<MappedText> text = script(instruction);
        if (text.isEmpty() || !surroundings.shell().isParsed()) {
            return false;
        }
        ShellScript script = ShellParser.parse(text.get());
        run.parsed(script);
        shell.run(script.body());
        return script.errors().isEmpty();
    }

    private static List<Argument> arguments(List<Word> words) {
        List<Argument> arguments = new ArrayList<>(words.size());
        for (Word word : words) {
            arguments.add(new Argument(word.text(), false, true, word.span()));
        }
        return arguments;
    }

    /** What the shell of a RUN gets; empty where another interpreter does. */
    private Optional<MappedText> script(Instruction instruction) {
        if (instruction.heredocs().isEmpty()) {
            return Optional.of(instruction.rest());
        }
        Heredoc first = instruction.heredocs().get(0);
        boolean alone = instruction.heredocs().size() == 1 && instruction.rest().strip().span().equals(first.marker());
        if (alone) {
            MappedText body = first.chomped();
            int end = body.text().indexOf('\n');
            String line = body.text().substring(0, end < 0 ? body.length() : end);
            return ShellDialect.ofScript(line, surroundings.shell()).isParsed() ? Optional.of(body) : Optional.empty();
        }
        MappedText.Builder text = new MappedText.Builder(instruction.rest().span().start());
        text.append(instruction.rest(), 0, instruction.rest().length());
        int end = instruction.rest().span().end();
        for (Heredoc heredoc : instruction.heredocs()) {
            text.append(end, "\n").append(heredoc.body(), 0, heredoc.body().length());
            end = heredoc.terminator().end();
            text.append(heredoc.terminator().start(), heredoc.name());
        }
        return Optional.of(text.build());
    }

    private Variables.Scope shellVariables(Step step) {
        Variables.Scope scope = stage.variables().at(step.start());
        return name -> {
            Optional<String> value = scope.value(name);
            return value.isEmpty() && PREDEFINED_ARGUMENTS.contains(name) ? Optional.of(Text.UNKNOWN) : value;
        };
    }

    private void mount(RunStep run, Mount mount) {
        run.add(mount);
        if (mount.target().isEmpty() || mount.target().get().isRoot()) {
            return;
        }
        ImagePath target = mount.target().get();
        switch (mount.type()) {
            case CACHE -> {
                // A cache that is filled from somewhere is another one than that of the same id which is not (BuildKit's getRefCacheDir).
                String key = mount.id() + mount.from().map(from -> "\n" + from).orElse("");
                FileTree cache = caches.computeIfAbsent(key, id -> new FileTree(mount.from().isPresent()
                        ? content(mount, ImagePath.ROOT)
                        : (path, depth) -> path.isRoot() ? EMPTY_FOLDER : Presence.ABSENT));
                MountPoint point = new MountPoint(run, mount, target, cache, mount.source());
                run.add(point);
                stage.add(point);
            }
            case BIND -> run.add(new MountPoint(run, mount, target, new FileTree(content(mount, mount.source())), ImagePath.ROOT));
            case TMPFS, SECRET, SSH -> run.add(new MountPoint(run, mount, target,
                    new FileTree((path, depth) -> path.isRoot()
                            ? new Presence(Certainty.YES, Presence.Kind.UNKNOWN, List.of()) : Presence.ABSENT), ImagePath.ROOT));
            case UNKNOWN -> run.add(new MountPoint(run, mount, target, new FileTree((path, depth) -> Presence.UNKNOWN), ImagePath.ROOT));
        }
    }

    /** What a bind mount shows, or a cache begins with. */
    private FileSource content(Mount mount, ImagePath folder) {
        if (mount.from().isEmpty()) {
            return new ContextSource(project, folder);
        }
        Optional<Stage> from = mount.fromStage();
        return from.isPresent() ? from.get().layer().from(folder, from.get().end()) : (path, depth) -> Presence.UNKNOWN;
    }

    private void process(ProcessStep process) {
        stage.add(process);
        Instruction instruction = process.instruction();
        // A process changes nothing in the image: what it would do is noted on a tree of its own.
        Namespace nowhere = new Namespace(new FileTree((path, depth) -> Presence.UNKNOWN), List.of());
        ShellRun shell = new ShellRun(process, nowhere, clock, stage.variables().at(process.start()), process::add);
        // HEALTHCHECK has a CMD or NONE of its own before the command.
        int first = instruction.keyword() == Keyword.HEALTHCHECK ? 1 : 0;
        List<Word> words = instruction.words().subList(Math.min(first, instruction.words().size()), instruction.words().size());
        if (instruction.form() == Instruction.Form.EXEC) {
            shell.run(arguments(words), instruction.rest().span());
        } else if (surroundings.shell().isParsed() && !words.isEmpty()) {
            shell.run(ShellParser.parse(first == 0 ? instruction.rest() : words.get(0).source()).body());
        }
        process.endAt(clock.tick());
    }
}
