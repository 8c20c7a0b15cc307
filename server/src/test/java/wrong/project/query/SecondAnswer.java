package wrong.project.query;

import org.axonframework.queryhandling.QueryHandler;

/** One of two that answer the same query. */
public class SecondAnswer {

    @QueryHandler
    String answer(UnguardedQuery query) {
        return "second";
    }
}
