package wrong.project.query;

import almanac.row.Page;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers with something else than the queries declare. */
public class AnswersWithText {

    @QueryHandler
    String answer(CountsProjects query) {
        return "none";
    }

    @QueryHandler
    Page<String> answer(PagesOfNumbers query) {
        return new Page<>(List.of("none"), 1);
    }
}
