package dev.cachelens.project;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import org.junit.Test;

public class ProjectTest {

    @Test
    public void unseenContextSendsNothingThatIsKnown() {
        assertEquals(InContext.UNKNOWN, Project.unseen().sends("src/main.rs"));
    }

    @Test
    public void everythingIsSentWithoutAnIgnoreFile() {
        Project project = new Project(MemoryFiles.of("src/main.rs", ""));

        assertEquals(InContext.PRESENT, project.sends("src/main.rs"));
        assertEquals(InContext.PRESENT, project.sends("src"));
        assertEquals(InContext.PRESENT, project.sends(""));
        assertEquals(InContext.ABSENT, project.sends("src/lib.rs"));
    }

    @Test
    public void ignoreFileExcludesAFolderAndWhatIsInIt() {
        Project project = new Project(MemoryFiles.of("target/release/app", "", ".dockerignore", "target/\n"));

        assertEquals(InContext.ABSENT, project.sends("target"));
        assertEquals(InContext.ABSENT, project.sends("target/release/app"));
        assertEquals(Files.Kind.FILE, project.kind("target/release/app"));
    }

    @Test
    public void ignoreFileOfTheDockerfileReplacesTheSharedOne() {
        MemoryFiles files = MemoryFiles.of("a", "", "b", "", ".dockerignore", "a", "docker/app.Dockerfile.dockerignore", "b");

        assertEquals(InContext.ABSENT, new Project(files).sends("a"));
        assertEquals(InContext.PRESENT, new Project(files, "docker/app.Dockerfile").sends("a"));
        assertEquals(InContext.ABSENT, new Project(files, "docker/app.Dockerfile").sends("b"));
    }

    @Test
    public void dockerfileOutsideTheContextMayHaveAnIgnoreFileThere() {
        Project project = new Project(MemoryFiles.of("a", "", ".dockerignore", "a"), "");

        assertEquals(InContext.UNKNOWN, project.sends("a"));
        assertEquals(InContext.ABSENT, project.sends("b"));
    }

    @Test
    public void excludedFolderIsSentForWhatAnExceptionBringsBack() {
        Project project = new Project(MemoryFiles.of("target/release/app", "", "target/debug/app", "", "doc/a", "",
                ".dockerignore", "*\n!target/release/app\n"));

        assertEquals(InContext.PRESENT, project.sends("target"));
        assertEquals(InContext.PRESENT, project.sends("target/release"));
        assertEquals(InContext.ABSENT, project.sends("target/debug"));
        assertEquals(InContext.ABSENT, project.sends("doc"));
    }

    @Test
    public void ignoreFileThatBuildKitRefusesLeavesEverythingUnknown() {
        assertEquals(InContext.UNKNOWN, new Project(MemoryFiles.of("a", "", ".dockerignore", "!\n")).sends("a"));
        assertEquals(InContext.UNKNOWN, new Project(MemoryFiles.of("a", "", ".dockerignore", "[a\n")).sends("a"));
    }

    @Test
    public void answersStayAsTheyWereFirst() {
        Project project = new Project(MemoryFiles.of("src/main.rs", ""));

        assertSame(project.files().list("src"), project.files().list("src"));
    }
}
