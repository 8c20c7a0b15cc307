package almanac.project.query;

import almanac.access.NameKeys;
import almanac.project.query.ProjectQuery.FindProject;
import almanac.shared.ProjectId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the id of a project by the names of its owner and itself. */
@Component
class ProjectNames {

    private final JdbcOperations jdbc;
    private final NameKeys keys;

    ProjectNames(JdbcOperations jdbc, NameKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @QueryHandler
    FoundProject answer(FindProject query) {
        return jdbc.queryForList("""
                        select p.project_id from access_account a join access_project p on p.owner_id = a.account_id
                        where a.name_key = ? and p.name = ?""", String.class, keys.ofAccount(query.ownerUserName()), query.name()).stream()
                .findFirst()
                .map(project -> new FoundProject(new ProjectId(project)))
                .orElseGet(() -> new FoundProject(null));
    }
}
