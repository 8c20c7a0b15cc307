package almanac.registeredmodel.query;

import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Reads what answers about models say of their projects, of many projects in one statement. */
@Component
class ModelProjects {

    private static final String SUMMARIES =
            "select id, name, owner_id, main_repository is not null from project_row where id = any (?)";

    private final JdbcOperations jdbc;
    private final PersonVault vault;

    ModelProjects(JdbcOperations jdbc, PersonVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private record Line(ProjectId id, String name, UserId owner, boolean hasMainRepository) {}

    Map<ProjectId, RegisteredModelProjectSummaryV1> of(Collection<ProjectId> projects) {
        List<Line> lines = jdbc.query(
                SUMMARIES,
                (row, n) -> new Line(
                        new ProjectId(row.getString(1)),
                        row.getString(2),
                        new UserId(row.getString(3)),
                        row.getBoolean(4)),
                (Object) projects.stream().map(ProjectId::value).distinct().toArray(String[]::new));
        Map<UserId, Person> owners =
                vault.persons(lines.stream().map(Line::owner).distinct().toList());
        return lines.stream()
                .map(line -> new RegisteredModelProjectSummaryV1(
                        line.id(),
                        line.name(),
                        Objects.requireNonNull(owners.get(line.owner())).userName(),
                        line.hasMainRepository()))
                .collect(Collectors.toMap(RegisteredModelProjectSummaryV1::id, Function.identity()));
    }

    RegisteredModelProjectSummaryV1 of(ProjectId project) {
        return Objects.requireNonNull(of(List.of(project)).get(project));
    }
}
