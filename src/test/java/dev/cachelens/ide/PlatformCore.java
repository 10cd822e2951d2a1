package dev.cachelens.ide;

import com.intellij.codeInspection.GlobalInspectionContext;
import com.intellij.codeInspection.InspectionEngine;
import com.intellij.codeInspection.InspectionManager;
import com.intellij.codeInspection.InspectionManagerBase;
import com.intellij.codeInspection.LocalInspectionEP;
import com.intellij.codeInspection.ProblemDescriptor;
import com.intellij.codeInspection.ex.LocalInspectionToolWrapper;
import com.intellij.core.CoreApplicationEnvironment;
import com.intellij.core.CoreProjectEnvironment;
import com.intellij.lang.impl.modcommand.ModCommandBatchExecutorImpl;
import com.intellij.lang.impl.modcommand.ModCommandServiceImpl;
import com.intellij.mock.MockFileDocumentManagerImpl;
import com.intellij.modcommand.ActionContext;
import com.intellij.modcommand.ModCommand;
import com.intellij.modcommand.ModCommandExecutor;
import com.intellij.modcommand.ModCommandQuickFix;
import com.intellij.modcommand.ModCommandService;
import com.intellij.openapi.Disposable;
import com.intellij.openapi.application.TransactionGuard;
import com.intellij.openapi.application.TransactionGuardImpl;
import com.intellij.openapi.editor.Document;
import com.intellij.openapi.editor.impl.DocumentImpl;
import com.intellij.openapi.editor.impl.DocumentWriteAccessGuard;
import com.intellij.openapi.extensions.ExtensionPointName;
import com.intellij.openapi.fileEditor.FileDocumentManager;
import com.intellij.openapi.fileTypes.PlainTextFileType;
import com.intellij.openapi.progress.EmptyProgressIndicator;
import com.intellij.openapi.progress.ProgressIndicator;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.util.Disposer;
import com.intellij.openapi.util.TextRange;
import com.intellij.openapi.util.registry.Registry;
import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.psi.AbstractFileViewProvider;
import com.intellij.psi.BasicInspectionVisitorBean;
import com.intellij.psi.PsiElement;
import com.intellij.psi.PsiFile;
import com.intellij.psi.PsiManager;
import com.intellij.psi.PsiTreeChangeListener;
import com.intellij.psi.impl.PsiTreeChangePreprocessor;
import com.intellij.testFramework.LightVirtualFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;

/** The real core of the IntelliJ Platform in this JVM, with the plugin as its own descriptor declares it. */
public final class PlatformCore {

    private static PlatformCore instance;

    private final CoreApplicationEnvironment application;
    private final Project project;

    private PlatformCore() {
        for (String folder : List.of("home", "config", "system")) {
            System.setProperty("idea." + folder + ".path", emptyFolder().toString());
        }
        System.setProperty("java.awt.headless", "true");
        // Else each key that is asked for is warned of.
        Registry.getInstance().markAsLoaded();
        Disposable everything = Disposer.newDisposable("tests");
        application = new Application(everything);
        // The extension of Dockerfile is empty.
        for (String extension : List.of("", "toml")) {
            application.registerFileType(PlainTextFileType.INSTANCE, extension);
        }
        CoreProjectEnvironment environment = new CoreProjectEnvironment(everything, application);
        project = environment.getProject();
        environment.getProject().registerService(InspectionManager.class, new BatchlessInspectionManager(project));
        application.registerApplicationService(TransactionGuard.class, new TransactionGuardImpl());
        application.registerApplicationService(ModCommandService.class, new ModCommandServiceImpl());
        application.registerApplicationService(ModCommandExecutor.class, new ModCommandBatchExecutorImpl());
        declare("com.intellij.inspection.basicVisitor", BasicInspectionVisitorBean.class);
        declare("com.intellij.modCommandCopyHandler", ModCommandService.ModCommandPsiCopyHandler.class);
        declare("com.intellij.localInspection", LocalInspectionEP.class);
        CoreApplicationEnvironment.registerApplicationExtensionPoint(DocumentWriteAccessGuard.EP_NAME, DocumentWriteAccessGuard.class);
        CoreApplicationEnvironment.registerExtensionPoint(project.getExtensionArea(), "com.intellij.psi.treeChangePreprocessor",
                PsiTreeChangePreprocessor.class);
        CoreApplicationEnvironment.registerExtensionPoint(project.getExtensionArea(), "com.intellij.psi.treeChangeListener",
                PsiTreeChangeListener.class);
        CoreApplicationEnvironment.registerExtensionPointAndExtensions(Path.of("target/classes").toAbsolutePath(), "plugin.xml",
                application.getApplication().getExtensionArea());
    }

    /** The core; booted once, since the platform has one application for a JVM. */
    public static synchronized PlatformCore get() {
        if (instance == null) {
            instance = new PlatformCore();
        }
        return instance;
    }

    /** The inspections that the plugin's descriptor declares. */
    public List<LocalInspectionEP> inspections() {
        return LocalInspectionEP.LOCAL_INSPECTION.getExtensionList();
    }

    /** A folder of the disk, as the virtual file system has it. */
    public VirtualFile folder(Path path) {
        return application.getLocalFileSystem().findFileByNioFile(path.toAbsolutePath());
    }

    /** A plain text file open in an editor, alone. */
    public PsiFile open(String name, String text) {
        return open(null, name, text);
    }

    /**
     * A plain text file open in an editor.
     *
     * @param text with {@code \n} as its line ends, as documents have them
     */
    public PsiFile open(VirtualFile folder, String name, String text) {
        LightVirtualFile file = new LightVirtualFile(name, PlainTextFileType.INSTANCE, text) {
            @Override
            public VirtualFile getParent() {
                return folder;
            }
        };
        return PsiManager.getInstance(project).findFile(file);
    }

    /** A file of the disk open in an editor; its document has {@code \n} as line ends. */
    public PsiFile open(Path path) {
        return PsiManager.getInstance(project).findFile(application.getLocalFileSystem().findFileByNioFile(path.toAbsolutePath()));
    }

    /** What one inspection reports, run as the platform runs it. */
    public List<ProblemDescriptor> inspect(LocalInspectionEP inspection, PsiFile file) {
        return inspect(inspection, file, new EmptyProgressIndicator());
    }

    public List<ProblemDescriptor> inspect(LocalInspectionEP inspection, PsiFile file, ProgressIndicator indicator) {
        List<PsiElement> elements = new ArrayList<>(List.of(file));
        elements.addAll(List.of(file.getChildren()));
        List<ProblemDescriptor> problems = new ArrayList<>();
        InspectionEngine.inspectElements(List.of(new LocalInspectionToolWrapper(inspection)), file, file.getTextRange(), true, true,
                indicator, elements, (tool, problem) -> problems.add(problem));
        return problems;
    }

    /** Applies a quick-fix to the file's document, and lets the PSI follow, as after a commit. */
    public ModCommandExecutor.BatchExecutionResult apply(ModCommandQuickFix fix, ProblemDescriptor problem) {
        PsiFile file = problem.getPsiElement().getContainingFile();
        ModCommand command = fix.perform(project, problem);
        ModCommandExecutor.BatchExecutionResult[] result = new ModCommandExecutor.BatchExecutionResult[1];
        onEventThread(() -> {
            ActionContext context = new ActionContext(project, file, 0, TextRange.EMPTY_RANGE, null);
            result[0] = ModCommandExecutor.getInstance().executeInBatch(context, command);
        });
        reload(file);
        return result[0];
    }

    /** Types: the document gets another text, and the PSI follows. */
    public void type(PsiFile file, String text) {
        Document document = file.getViewProvider().getDocument();
        document.setText(text);
        reload(file);
    }

    private static void reload(PsiFile file) {
        onEventThread(() -> ((AbstractFileViewProvider) file.getViewProvider()).onContentReload());
    }

    private static void onEventThread(Runnable runnable) {
        try {
            SwingUtilities.invokeAndWait(runnable);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> void declare(String name, Class<T> type) {
        CoreApplicationEnvironment.registerApplicationExtensionPoint(ExtensionPointName.create(name), type);
    }

    private static Path emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("cache-lens");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents that may be changed on any thread, as the IDE's are for the copies that fixes work on. */
    private static final class Application extends CoreApplicationEnvironment {
        Application(Disposable parent) {
            super(parent, true);
        }

        @Override
        public <T> void registerApplicationService(Class<T> type, T service) {
            super.registerApplicationService(type, type != FileDocumentManager.class
                    ? service
                    : type.cast(new MockFileDocumentManagerImpl(null, text -> new DocumentImpl(text, false, true))));
        }
    }

    /** The core's own manager has no batch mode, which an IDE adds. */
    private static final class BatchlessInspectionManager extends InspectionManagerBase {
        BatchlessInspectionManager(Project project) {
            super(project);
        }

        @Override
        public GlobalInspectionContext createNewGlobalContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public GlobalInspectionContext createNewGlobalContext(boolean reuse) {
            throw new UnsupportedOperationException();
        }
    }
}
