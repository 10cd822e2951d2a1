package dev.cachelens.ide.inspection;

import com.intellij.openapi.progress.ProcessCanceledException;
import com.intellij.openapi.progress.ProgressManager;
import com.intellij.openapi.util.Key;
import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.openapi.vfs.VirtualFileManager;
import com.intellij.psi.FileViewProvider;
import com.intellij.psi.PsiFile;
import dev.cachelens.ide.VfsFiles;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rules;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What all rules find in one state of a file. The first inspection that asks computes it for the others.
 *
 * @param dockerfile the parsed text; its line ends are those of a document, {@code \n}
 * @param findings   in the file's order
 */
record Analysis(Dockerfile dockerfile, List<Finding> findings) {

    private static final Key<Slot> SLOT = Key.create("dev.cachelens.analysis");
    private static final int WAIT_MILLIS = 5;

    /**
     * Analyses a file as it is now; to be called in a read action.
     *
     * @throws ProcessCanceledException when the result is not wanted any more
     */
    static Analysis of(PsiFile file) {
        FileViewProvider provider = file.getViewProvider();
        Slot slot = provider.getUserData(SLOT);
        if (slot == null) {
            slot = provider.putUserDataIfAbsent(SLOT, new Slot());
        }
        State state = new State(provider.getModificationStamp(), VirtualFileManager.getInstance().getModificationCount());
        Known known = slot.known;
        if (known != null && known.state.equals(state)) {
            return known.analysis;
        }
        slot.lock();
        try {
            known = slot.known;
            if (known == null || !known.state.equals(state)) {
                known = new Known(state, compute(file));
                slot.known = known;
            }
            return known.analysis;
        } finally {
            slot.lock.unlock();
        }
    }

    String text() {
        return dockerfile.source().text();
    }

    /** The findings of a rule. */
    List<Finding> of(String rule) {
        List<Finding> some = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.rule().equals(rule)) {
                some.add(finding);
            }
        }
        return some;
    }

    /**
     * Finds here what an earlier analysis found: a finding of the same rule on the same words. Of several, the one in the same
     * place among them; empty where some of them have come or gone, since it could be any.
     */
    Optional<Finding> again(Finding finding, Analysis earlier) {
        String words = finding.span().in(earlier.text());
        List<Finding> before = earlier.alike(finding, words);
        List<Finding> now = alike(finding, words);
        return before.size() == now.size() ? Optional.of(now.get(before.indexOf(finding))) : Optional.empty();
    }

    private List<Finding> alike(Finding finding, String words) {
        List<Finding> some = of(finding.rule());
        some.removeIf(other -> !other.span().in(text()).equals(words));
        return some;
    }

    private static Analysis compute(PsiFile file) {
        VirtualFile virtualFile = file.getOriginalFile().getVirtualFile();
        VirtualFile folder = virtualFile == null ? null : virtualFile.getParent();
        Project project = folder == null ? Project.unseen() : new Project(new VfsFiles(folder));
        Dockerfile dockerfile = DockerfileParser.parse(file.getViewProvider().getContents().toString());
        return new Analysis(dockerfile, new Analyzer(Rules.all(), ProgressManager::checkCanceled).analyze(dockerfile, project));
    }

    /** What an analysis depends on: the text, and whatever else changed in the file system. */
    private record State(long text, long files) {
    }

    private record Known(State state, Analysis analysis) {
    }

    /** A file's last analysis. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Known known;

        /** Waits for another inspection's computation without holding up a cancellation, or a write action that wants one. */
        void lock() {
            try {
                while (!lock.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    ProgressManager.checkCanceled();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProcessCanceledException(e);
            }
        }
    }
}
