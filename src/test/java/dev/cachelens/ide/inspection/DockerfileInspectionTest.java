package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import com.intellij.codeInspection.LocalInspectionEP;
import com.intellij.openapi.progress.EmptyProgressIndicator;
import com.intellij.openapi.progress.ProcessCanceledException;
import com.intellij.openapi.progress.ProgressManager;
import com.intellij.psi.PsiFile;
import dev.cachelens.ide.PlatformCore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class DockerfileInspectionTest {

    private static final String OUTDATED = "# syntax=docker/dockerfile:experimental\nFROM scratch\n";
    private static final int THREADS = 8;

    private final PlatformCore core = PlatformCore.get();

    @Test
    public void looksAtDockerfilesByName() {
        for (String name : List.of("Dockerfile", "dockerfile", "Dockerfile.dev", "web.Dockerfile", "web.dockerfile", "Containerfile",
                "Containerfile.prod")) {
            assertEquals(name, 1, findings(name));
        }
        for (String name : List.of("Makefile", "Dockerfile.dockerignore", "Dockerfiles", "MyDockerfile", "dockerfile.py", "Earthfile",
                "notes.txt")) {
            assertEquals(name, 0, findings(name));
        }
    }

    @Test
    public void inspectionsShareOneAnalysisOfATextOnAllThreads() throws Exception {
        PsiFile file = core.open("Dockerfile", OUTDATED);
        Map<Analysis, Boolean> analyses = new IdentityHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Analysis>> results = new ArrayList<>();
            for (int i = 0; i < 4 * THREADS; i++) {
                results.add(threads.submit(() -> Analysis.of(file)));
            }
            for (Future<Analysis> result : results) {
                analyses.put(result.get(1, TimeUnit.MINUTES), true);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, analyses.size());
        for (LocalInspectionEP inspection : core.inspections()) {
            core.inspect(inspection, file);
        }
        assertSame(analyses.keySet().iterator().next(), Analysis.of(file));
    }

    @Test
    public void newTextIsAnalysedAnew() {
        PsiFile file = core.open("Dockerfile", OUTDATED);
        Analysis before = Analysis.of(file);
        core.type(file, OUTDATED + "RUN true\n");
        assertNotSame(before, Analysis.of(file));
        assertEquals(OUTDATED + "RUN true\n", Analysis.of(file).text());
    }

    @Test
    public void analysisEndsWhenItsResultIsNotWantedAnyMore() {
        PsiFile file = core.open("Dockerfile", OUTDATED);
        EmptyProgressIndicator canceled = new EmptyProgressIndicator();
        canceled.cancel();
        assertThrows(ProcessCanceledException.class,
                () -> ProgressManager.getInstance().executeProcessUnderProgress(() -> Analysis.of(file), canceled));
        assertEquals(1, Analysis.of(file).findings().size());
    }

    private int findings(String name) {
        return core.inspect(Inspections.of("legacy-syntax"), core.open(name, OUTDATED)).size();
    }
}
