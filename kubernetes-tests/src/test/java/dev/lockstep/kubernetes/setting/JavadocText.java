package dev.lockstep.kubernetes.setting;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Javadoc as Markdown, on one line. */
final class JavadocText extends SimpleDocTreeVisitor<String, @Nullable Void> {

    private JavadocText() {
        super("");
    }

    static String of(DocCommentTree comment) {
        JavadocText reader = new JavadocText();
        return comment.getFullBody().stream()
                .map(part -> part.accept(reader, null))
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Override
    public String visitText(TextTree text, @Nullable Void nothing) {
        return text.getBody();
    }

    @Override
    public String visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        return "`" + literal.getBody().getBody() + "`";
    }

    @Override
    public String visitLink(LinkTree link, @Nullable Void nothing) {
        return "`" + link.getReference().getSignature() + "`";
    }

    /** A new paragraph, mostly. */
    @Override
    public String visitStartElement(StartElementTree element, @Nullable Void nothing) {
        return " ";
    }
}
