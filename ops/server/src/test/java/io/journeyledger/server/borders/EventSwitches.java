package io.journeyledger.server.borders;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Switches over events, as the compiler sees them in sources: class files no longer say where a {@code default} stood.
 * A switch with one would compile, and keep silent, when an event is added to the catalogue.
 */
final class EventSwitches {
    private static final String EVENT = "io.journeyledger.ledger.JourneyEvent";

    private EventSwitches() {}

    /**
     * What was seen.
     *
     * @param all number of switches over events
     * @param withDefault where those stand that have a {@code default}
     */
    record Seen(int all, List<String> withDefault) {}

    /** @param sources Java files, which compile against the class path of the tests */
    static Seen in(Collection<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    Writer.nullWriter(),
                    files,
                    _ -> {}, // that they compile is the build's to say
                    List.of("-proc:none", "-implicit:none", "-classpath", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            Scanner scanner = new Scanner(task);
            scanner.scan(units, null);
            return new Seen(scanner.all, List.copyOf(scanner.withDefault));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final JavacTask task;
        private final Trees trees;
        private final TypeMirror event;
        private final List<String> withDefault = new ArrayList<>();
        private int all;

        Scanner(JavacTask task) {
            this.task = task;
            this.trees = Trees.instance(task);
            this.event = task.getElements().getTypeElement(EVENT).asType();
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Void nothing) {
            look(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitch(tree, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
            look(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitchExpression(tree, null);
        }

        private void look(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
            if (type == null || !task.getTypes().isSubtype(task.getTypes().erasure(type), event)) {
                return;
            }
            all++;
            boolean defaults = cases.stream()
                    .flatMap(each -> each.getLabels().stream())
                    .anyMatch(DefaultCaseLabelTree.class::isInstance);
            if (defaults) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                long line = unit.getLineMap()
                        .getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
                withDefault.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line);
            }
        }
    }
}
