package almanac.git.query;

import almanac.git.event.PushEvent;
import almanac.git.event.PushEvent.RepositoryPushed;
import almanac.git.event.PushedRef;
import almanac.git.query.GitQuery.GetPush;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A push to the repository of a project. */
@Entity
@Table(name = "push_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class PushRow extends Row<PushEvent> {

    private String projectId;
    private String pushedBy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<PushedRef> refs = List.of();

    @Override
    protected void apply(PushEvent event, EventFacts facts) {
        switch (event) {
            case RepositoryPushed e -> {
                projectId = e.project().value();
                pushedBy = facts.actor();
                refs = e.refs();
            }
        }
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value());
    }

    /** Returns the query that this row answers. */
    GetPush asked() {
        return new GetPush(new PushId(id()), new ProjectId(projectId));
    }

    PushV1 toV1() {
        return new PushV1(
                new PushId(id()),
                pushedBy,
                createdAt(),
                refs.stream().map(MovedRef::of).toList());
    }
}
