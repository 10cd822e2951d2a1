package dev.cachelens.benchmark;

import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a keystroke costs in an IDE that has been open for a while: every rule over a file of so many lines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {

    @Param({"300", "1000", "3000", "10000", "30000"})
    public int lines;

    private final Analyzer analyzer = new Analyzer(Rules.all());
    private String text;

    @Setup
    public void generate() throws IOException {
        text = dockerfile(lines);
    }

    @Benchmark
    public List<Finding> analyze() {
        return analyzer.analyze(text, Project.unseen());
    }

    /** The same file as scripts/compare-speed makes: the services again and again, each time under other names. */
    static String dockerfile(int lines) throws IOException {
        String services;
        try (InputStream in = AnalysisBenchmark.class.getResourceAsStream("/benchmark/services.dockerfile")) {
            services = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder("# syntax=docker/dockerfile:1\n");
        int written = 1;
        for (int n = 1; written < lines; n++) {
            String copy = services.replace("-nn", "-" + n);
            text.append(copy);
            written += (int) copy.lines().count();
        }
        return text.toString();
    }
}
