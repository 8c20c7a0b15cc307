package wrong.project.query;

import almanac.row.Row;
import almanac.shared.EventFacts;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** A row that asks the database about the outcome of an event. */
public class AskingRow extends Row<String> {

    private List<String> names = List.of();

    @Override
    protected void apply(String event, EventFacts facts) {
        names = List.of(event);
    }

    boolean isKnown(EntityManager entities, JdbcOperations jdbc) {
        return entities.contains(this) && jdbc.queryForList("select 1").size() == names.size();
    }
}
