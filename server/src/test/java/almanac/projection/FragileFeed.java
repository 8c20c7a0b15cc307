package almanac.projection;

import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.shared.AsyncProjection;
import almanac.shared.EventFacts;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** A feed of the tests' own, which fails at what its table does not take. */
@Component
@ProcessingGroup(FragileFeed.NAME)
@ConditionalOnProperty("almanac.test.fragile-feed")
class FragileFeed implements AsyncProjection {

    static final String NAME = "fragile";

    private final JdbcOperations jdbc;

    FragileFeed(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table if not exists fragile_goal (id text primary key, title text not null)");
    }

    @Override
    public List<String> tables() {
        return List.of("fragile_goal");
    }

    /** Two statements, so that half of what it does can fail. */
    @EventHandler
    void on(GoalAdded event, EventFacts facts) {
        jdbc.update("insert into fragile_goal (id, title) values (?, ?)", facts.stream(), "");
        jdbc.update("update fragile_goal set title = ? where id = ?", event.title(), facts.stream());
    }

    @EventHandler
    void on(GoalCompleted event, EventFacts facts) {
        jdbc.update("update fragile_goal set title = title || ' (done)' where id = ?", facts.stream());
    }
}
