package almanac.log;

import almanac.log.LogQuery.ReadPersonKeys;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers which master key the keys of persons are wrapped in, to callers that may read them. */
@Component
class PersonKeyMark {

    private final PersonKeyLines lines;

    PersonKeyMark(PersonKeyLines lines) {
        this.lines = lines;
    }

    @QueryHandler
    String answer(ReadPersonKeys query) {
        return lines.masterKeyMark();
    }
}
