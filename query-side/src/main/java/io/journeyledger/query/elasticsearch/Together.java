package io.journeyledger.query.elasticsearch;

import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions that go to Elasticsearch in one request, where they are worked on side by side. The first answer that is
 * taken sends them all.
 */
public final class Together {

    private final Views views;
    private final List<Question<?>> questions = new ArrayList<>();
    private @Nullable List<ResponseBody<JsonData>> answers;

    public Together(Views views) {
        this.views = views;
    }

    /**
     * @return the answer
     * @throws IllegalStateException when the questions were sent already
     */
    public <T> Supplier<T> ask(Question<T> question) {
        if (answers != null) {
            throw new IllegalStateException("The questions were sent already; ask this one before any answer is taken");
        }
        int at = questions.size();
        questions.add(question);
        return () -> question.meaning().apply(answers().get(at));
    }

    private List<ResponseBody<JsonData>> answers() {
        if (answers == null) {
            answers = views.search(questions);
        }
        return answers;
    }
}
