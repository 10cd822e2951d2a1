package dev.cachelens.ide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.jetbrains.plugin.structure.base.plugin.PluginCreationFail;
import com.jetbrains.plugin.structure.base.plugin.PluginCreationResult;
import com.jetbrains.plugin.structure.base.plugin.PluginCreationSuccess;
import com.jetbrains.plugin.structure.base.plugin.PluginIcon;
import com.jetbrains.plugin.structure.intellij.plugin.IdePlugin;
import com.jetbrains.plugin.structure.intellij.plugin.IdePluginManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.Test;

/** The plugin as it is distributed, before the eyes of JetBrains' own structure library. */
public class PluginZipIT {

    private static final String PLUGIN_JAR = "cache-lens/lib/cache-lens.jar";
    /** Libraries without their versions. */
    private static final Set<String> LIBRARIES =
            Set.of("cache-lens.jar", "jackson-annotations", "jackson-core", "jackson-databind", "jackson-dataformat-toml");

    @Test
    public void structureLibraryFindsNothingWrong() throws IOException {
        PluginCreationSuccess<IdePlugin> plugin = read();
        assertEquals(List.of(), plugin.getWarnings());
        assertEquals(List.of(), plugin.getUnacceptableWarnings());
    }

    @Test
    public void descriptorSaysWhoWeAre() throws IOException {
        IdePlugin plugin = read().getPlugin();
        assertEquals("dev.cachelens", plugin.getPluginId());
        assertEquals("Cache Lens", plugin.getPluginName());
        assertEquals(zip().getFileName().toString(), "cache-lens-" + plugin.getPluginVersion() + ".zip");
        assertEquals(242, plugin.getSinceBuild().getBaselineVersion());
        assertNull(plugin.getUntilBuild());
        assertEquals(2, plugin.getIcons().stream().map(PluginIcon::getTheme).distinct().count());
    }

    @Test
    public void changeNotesAreTheNewestSectionOfTheChangelog() throws IOException {
        IdePlugin plugin = read().getPlugin();
        String notes = plugin.getChangeNotes().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
        String changelog = Files.readString(Path.of("CHANGELOG.md"));
        String newest = changelog.substring(changelog.indexOf("\n## ") + 1);
        newest = newest.substring(newest.indexOf('\n'));
        int older = newest.indexOf("\n## ");
        newest = older < 0 ? newest : newest.substring(0, older);
        assertEquals(newest.replaceAll("(?m)^(### |- )", "").replace("`", "").replaceAll("\\s+", " ").strip(), notes);
    }

    @Test
    public void holdsThePluginAndWhatItNeedsAndNothingElse() throws IOException {
        Set<String> libraries = new TreeSet<>();
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertTrue(entry.getName(), entry.getName().startsWith("cache-lens/"));
                if (!entry.isDirectory()) {
                    assertTrue(entry.getName(), entry.getName().matches("cache-lens/lib/[^/]+\\.jar"));
                    libraries.add(entry.getName().substring("cache-lens/lib/".length()).replaceAll("-[0-9.]+\\.jar$", ""));
                }
            }
        }
        assertEquals(new TreeSet<>(LIBRARIES), libraries);
    }

    @Test
    public void holdsNoClassesOfThePlatformNorOfTheCommandLine() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    names.addAll(entries(zip.getInputStream(entry)));
                }
            }
        }
        assertTrue(names.contains("dev/cachelens/rule/Rules.class"));
        for (String name : names) {
            boolean platform = name.startsWith("com/intellij/") || name.startsWith("org/jetbrains/") || name.startsWith("kotlin/");
            assertFalse(name, platform || name.startsWith("dev/cachelens/cli/") || name.startsWith("picocli/"));
        }
    }

    @Test
    public void mainJarHoldsDescriptorIconsAndPages() throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            List<String> names = entries(zip.getInputStream(zip.getEntry(PLUGIN_JAR)));
            assertTrue(names.containsAll(Set.of("META-INF/plugin.xml", "META-INF/pluginIcon.svg", "META-INF/pluginIcon_dark.svg",
                    "inspectionDescriptions/LegacySyntax.html")));
        }
    }

    private static List<String> entries(InputStream jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(jar)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static PluginCreationSuccess<IdePlugin> read() throws IOException {
        PluginCreationResult<IdePlugin> result = IdePluginManager.createManager().createPlugin(zip());
        if (result instanceof PluginCreationFail<IdePlugin> fail) {
            throw new AssertionError(fail.getErrorsAndWarnings().toString());
        }
        return (PluginCreationSuccess<IdePlugin>) result;
    }

    private static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> zips = files.filter(file -> file.getFileName().toString().matches("cache-lens-.*\\.zip")).toList();
            assertEquals("target/cache-lens-<version>.zip: " + zips, 1, zips.size());
            return zips.get(0);
        }
    }
}
