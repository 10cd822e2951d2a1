package dev.cachelens.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes Dockerfiles of small stages that build: mounts over, under and beside the paths that their commands move about. */
final class LayoutGenerator {

    private static final List<String> FOLDERS = List.of("/app", "/app/target", "/app/target/release", "/app/src", "/out", "/data",
            "/data/cache", "/work");
    private static final List<String> NAMES = List.of("a", "b", "c.txt", "d");
    private static final List<String> MOUNTS = List.of("/app/target", "/app/target/release", "/app/cache", "/data", "/data/cache", "/out");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, World.Tree> caches = new TreeMap<>();
    private final List<World.Tree> stages = new ArrayList<>();
    private World world;
    private String directory;

    /**
     * @param seed makes the same file again
     */
    LayoutGenerator(long seed) {
        random = new Random(seed * 7919 + 17);
    }

    String generate() {
        int count = 1 + random.nextInt(3);
        for (int stage = 0; stage < count; stage++) {
            stage(stage);
        }
        return text.toString();
    }

    private void stage(int index) {
        boolean inherits = index > 0 && random.nextBoolean();
        int parent = inherits ? random.nextInt(index) : -1;
        text.append("FROM ").append(inherits ? "s" + parent : "busybox").append(" AS s").append(index).append('\n');
        world = new World(inherits ? stages.get(parent).copy() : new World.Tree());
        directory = "";
        if (index > 0) {
            // Stages run one after the other, so that what they leave in a shared cache has an order.
            text.append("COPY --from=s").append(index - 1).append(" /bin/sh /order/").append(index).append('\n');
            world.file("/order/" + index);
        }
        int steps = 3 + random.nextInt(5);
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(index > 0 ? 6 : 5)) {
                case 0 -> workdir();
                case 1 -> contextCopy();
                case 5 -> stageCopy(index);
                default -> run();
            }
        }
        stages.add(world.layer());
    }

    private void workdir() {
        String folder = pick(FOLDERS);
        text.append("WORKDIR ").append(folder).append('\n');
        world.folder(folder);
        directory = folder;
    }

    // The context has `one`, `two` and `sub/three`.
    private void contextCopy() {
        String folder = pick(FOLDERS);
        switch (random.nextInt(4)) {
            case 0 -> {
                text.append("COPY one two ").append(folder).append("/\n");
                world.file(folder + "/one");
                world.file(folder + "/two");
            }
            case 1 -> {
                text.append("COPY sub ").append(folder).append('\n');
                world.file(folder + "/three");
            }
            case 2 -> {
                text.append("COPY . ").append(folder).append('\n');
                world.file(folder + "/one");
                world.file(folder + "/two");
                world.file(folder + "/sub/three");
            }
            default -> {
                String file = folder + "/" + pick(NAMES);
                if (!world.isFolder(file)) {
                    text.append("COPY one ").append(file).append('\n');
                    world.file(file);
                }
            }
        }
    }

    private void stageCopy(int index) {
        int from = random.nextInt(index);
        World source = new World(stages.get(from));
        List<String> paths = source.all();
        if (paths.isEmpty()) {
            return;
        }
        String path = pick(paths);
        String folder = pick(FOLDERS);
        text.append("COPY --from=").append(random.nextBoolean() ? "s" + from : String.valueOf(from)).append(' ').append(path).append(' ');
        if (source.isFolder(path)) {
            text.append(folder).append('\n');
            world.folder(folder);
            for (String below : source.below(path)) {
                String target = folder + below.substring(path.length());
                if (source.isFolder(below)) {
                    world.folder(target);
                } else if (!world.isFolder(target)) {
                    world.file(target);
                }
            }
        } else {
            text.append(folder).append("/\n");
            world.file(folder + path.substring(path.lastIndexOf('/')));
        }
    }

    private void run() {
        text.append("RUN ");
        int mounts = random.nextInt(3);
        for (int i = 0; i < mounts; i++) {
            String target = pick(MOUNTS);
            boolean named = random.nextInt(4) == 0;
            String id = named ? "shared" : target;
            if (!world.isMountPoint(target) && world.below(target).stream().noneMatch(path -> path.equals(target) && !world.isFolder(path))) {
                text.append("--mount=type=cache,target=").append(target).append(named ? ",id=shared" : "").append(" \\\n    ");
                world.mount(target, caches.computeIfAbsent(id, key -> new World.Tree()));
            }
        }
        int commands = 1 + random.nextInt(4);
        String before = directory;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            parts.add(command());
        }
        directory = before;
        text.append(String.join(random.nextInt(4) == 0 ? "; " : " && ", parts)).append('\n');
        world.unmount();
    }

    private String command() {
        return switch (random.nextInt(13)) {
            case 0 -> makeFolder();
            case 1, 2 -> create();
            case 3, 4 -> copyFile(false);
            case 5 -> copyFile(true);
            case 6 -> copyFolder();
            case 7 -> remove();
            case 8 -> changeDirectory();
            case 9 -> loop();
            case 10 -> guarded();
            case 11 -> subshell();
            default -> variable();
        };
    }

    private String makeFolder() {
        String folder = freeFolder();
        world.folder(folder);
        return "mkdir -p " + shown(folder);
    }

    private String create() {
        String folder = freeFolder();
        String file = folder + "/" + pick(NAMES);
        String make = world.isFolder(folder) ? "" : "mkdir -p " + shown(folder) + " && ";
        if (world.isFolder(file)) {
            return "true";
        }
        world.file(file);
        return make + switch (random.nextInt(3)) {
            case 0 -> "echo text > " + shown(file);
            case 1 -> "touch " + shown(file);
            default -> "printf '%s' text | tee " + shown(file) + " > /dev/null";
        };
    }

    private String copyFile(boolean move) {
        List<String> files = world.all().stream().filter(path -> !world.isFolder(path) && !path.startsWith("/order")).toList();
        if (files.isEmpty()) {
            return create();
        }
        String file = pick(files);
        String folder = freeFolder();
        boolean into = random.nextBoolean();
        String target = folder + "/" + (into ? file.substring(file.lastIndexOf('/') + 1) : pick(NAMES));
        if (target.equals(file) || world.isFolder(target)) {
            return create();
        }
        String make = world.isFolder(folder) ? "" : "mkdir -p " + shown(folder) + " && ";
        world.file(target);
        if (move) {
            world.remove(file);
        }
        String written = into ? shown(folder) + (random.nextBoolean() ? "/" : "") : shown(target);
        return make + (move ? "mv " : "cp ") + shown(file) + " " + written;
    }

    private String copyFolder() {
        List<String> folders = world.all().stream().filter(path -> world.isFolder(path) && !path.startsWith("/order")).toList();
        String target = "/work/" + pick(List.of("x", "y", "z"));
        if (folders.isEmpty()) {
            return create();
        }
        String folder = pick(folders);
        if (target.startsWith(folder) || folder.startsWith(target) || world.exists(target)) {
            return makeFolder();
        }
        world.folder("/work");
        world.folder(target);
        world.copy(folder, target);
        return "mkdir -p /work && cp -r " + shown(folder) + " " + target;
    }

    private String remove() {
        List<String> paths = world.all().stream().filter(path -> !world.isMountPoint(path) && !path.startsWith("/order")
                && !directory.startsWith(path)).toList();
        if (paths.isEmpty()) {
            return "true";
        }
        String path = pick(paths);
        if (world.isFolder(path) && random.nextBoolean()) {
            world.below(path).stream().filter(below -> !below.equals(path)).forEach(world::remove);
            return "rm -rf " + shown(path) + "/*";
        }
        world.remove(path);
        return "rm -rf " + shown(path);
    }

    private String changeDirectory() {
        List<String> folders = world.all().stream().filter(world::isFolder).toList();
        if (folders.isEmpty()) {
            return "cd /";
        }
        String folder = pick(folders);
        String written = shown(folder);
        directory = folder;
        return "cd " + written;
    }

    private String loop() {
        String folder = freeFolder();
        world.folder(folder);
        List<String> names = List.of("l1", "l2");
        names.forEach(name -> world.file(folder + "/" + name));
        return "mkdir -p " + shown(folder) + " && for f in " + String.join(" ", names) + "; do echo $f > " + shown(folder)
                + "/$f; done";
    }

    private String guarded() {
        String folder = freeFolder();
        String file = folder + "/" + pick(NAMES);
        if (!world.exists(file)) {
            return "if [ -f " + shown(file) + " ]; then rm " + shown(file) + "; fi";
        }
        return "(test -e " + shown(file) + " || exit 1)";
    }

    private String subshell() {
        String before = directory;
        String folder = freeFolder();
        world.folder(folder);
        String start = "mkdir -p " + shown(folder) + " && (cd " + shown(folder) + " && ";
        directory = folder;
        String inner = create();
        directory = before;
        return start + inner + ")";
    }

    private String variable() {
        String folder = freeFolder();
        String file = folder + "/" + pick(NAMES);
        if (world.isFolder(file)) {
            return "true";
        }
        world.file(file);
        return "D=" + folder + " && mkdir -p \"$D\" && echo text > ${D}/" + file.substring(file.lastIndexOf('/') + 1);
    }

    /** A folder of the pool that can be made, since no file stands in its way. */
    private String freeFolder() {
        String folder = pick(FOLDERS);
        for (String path = folder; !path.isEmpty(); path = World.parent(path)) {
            if (world.exists(path) && !world.isFolder(path)) {
                return "/work";
            }
        }
        return folder;
    }

    /** The path, sometimes written against the working directory. */
    private String shown(String path) {
        if (!directory.isEmpty() && path.startsWith(directory + "/") && random.nextBoolean()) {
            return (random.nextBoolean() ? "./" : "") + path.substring(directory.length() + 1);
        }
        return path;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
