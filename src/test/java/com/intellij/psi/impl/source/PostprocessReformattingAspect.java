package com.intellij.psi.impl.source;

import com.intellij.openapi.Disposable;
import com.intellij.openapi.project.Project;
import com.intellij.psi.PsiFile;

/** The platform's class, which the core jar leaves out though its ModCommands call it. Plain text is never reformatted. */
public final class PostprocessReformattingAspect {

    private PostprocessReformattingAspect() {
    }

    public static PostprocessReformattingAspect getInstance(Project project) {
        return new PostprocessReformattingAspect();
    }

    public void postponeFormattingInside(Runnable runnable) {
        runnable.run();
    }

    public void forcePostprocessFormat(PsiFile file, Disposable parent) {
    }
}
