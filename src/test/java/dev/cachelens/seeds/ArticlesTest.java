package dev.cachelens.seeds;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public final class ArticlesTest {
    @Test
    public void findsEveryWholeDockerfileWhereItStands() {
        assertEquals(List.of(37), linesOfComplete(1));
        assertEquals(List.of(), linesOfComplete(2));
        assertEquals(List.of(29, 100, 295), linesOfComplete(3));
        assertEquals(List.of(14), linesOfComplete(4));
    }

    @Test
    public void keepsFragmentsInTheArticlesOrder() {
        assertEquals(2, Articles.dockerfiles(1).size());
        assertEquals(7, Articles.dockerfiles(3).size());
    }

    @Test
    public void stripsTheIndentationOfABlockWithoutFence() {
        String text = Articles.dockerfiles(4).get(0).text();
        assertTrue(text, text.startsWith("# syntax=docker/dockerfile:experimental\nFROM "));
        assertTrue(text, text.contains("\nRUN --mount=type=cache,target=/usr/local/cargo/registry \\\n    --mount=type=cache"));
        assertTrue(text, text.endsWith("]\n"));
    }

    private static List<Integer> linesOfComplete(int article) {
        return Articles.completeDockerfiles(article).stream().map(Articles.Snippet::line).toList();
    }
}
