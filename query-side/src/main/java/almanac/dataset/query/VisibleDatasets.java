package almanac.dataset.query;

import almanac.access.Visibility;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.row.Page;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the datasets that a caller sees, and the facts that other streams tell of each: its project and its snapshots.
 * A caller sees a dataset by a role in it, of their own or of an organization of theirs; administrators see all. The
 * roles are looked up by index for the caller and each of these organizations alone (docs/adr/0021).
 */
@Component
class VisibleDatasets {

    private static final String MINE = """
            mine as (
                select distinct g.dataset_id
                from circle c
                cross join lateral (
                    select dataset_id from access_dataset_grant
                    where account_id = c.id and role = any (string_to_array(:roles, ',')) offset 0) g
            ), seen as (
                select m.dataset_id, d.project_id
                from mine m
                cross join lateral (
                    select project_id from access_dataset where dataset_id = m.dataset_id offset 0) d
                where true%s
            )
            """;

    private static final String ALL = """
            seen as not materialized (
                select d.dataset_id, d.project_id from access_dataset d where true%s
            )
            """;

    private static final String NEWEST_FIRST = "dataset_id desc";

    private static final String WITHIN = " and d.project_id = any (string_to_array(:include, ','))";

    private static final String WITHOUT =
            " and (d.project_id is null or d.project_id <> all (string_to_array(:exclude, ',')))";

    /** Keeps datasets whose project the caller owns or contributes to. */
    private static final String IN_OWN_PROJECT = """

            and exists (
                select from access_project own where own.project_id = d.project_id and (
                    own.owner_id in (select id from circle) or exists (
                        select from access_grant g
                        where g.project_id = own.project_id and g.role = 'CONTRIBUTOR'
                          and g.account_id in (select id from circle))))""";

    private static final String NO_INFO = "p.*, null as project_name, null as owner_name";

    private static final String INFO = "p.*, own.name as project_name, person.user_name as owner_name";

    /** Joins only those projects that the caller may see. */
    private static final String WITH_INFO = """

            left join access_project own on own.project_id = p.project_id and (
                :all or own.visibility <> 'PRIVATE' or own.owner_id in (select id from circle) or exists (
                    select from access_grant g
                    where g.project_id = own.project_id and g.account_id in (select id from circle)))
            left join person on person.user_id = own.owner_id""";

    private static final String ONE = """
            select d.dataset_id, d.project_id, null as project_name, null as owner_name
            from access_dataset d where d.dataset_id = :dataset""";

    private static final String SNAPSHOTS = """
            select dataset_id, id from snapshot_row
            where dataset_id = any (string_to_array(:datasets, ',')) and status <> 'DELETED'
            order by dataset_id, id""";

    private final NamedParameterJdbcOperations jdbc;

    VisibleDatasets(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The facts that other streams tell of a dataset. */
    record Surroundings(
            String dataset,
            @Nullable ProjectId project,
            @Nullable DatasetRwProjectInfoDtoV1 projectInfo) {}

    /** Returns one page of datasets, the newest first. */
    Page<Surroundings> page(ListDatasets query, boolean seesAll) {
        return visibility(query.filter(), seesAll)
                .page(jdbc, parameters(query, seesAll), query.window(), (row, n) -> surroundings(row));
    }

    Optional<Surroundings> of(DatasetId dataset) {
        return jdbc.query(ONE, Map.of("dataset", dataset.value()), (row, n) -> surroundings(row)).stream()
                .findFirst();
    }

    /** Returns the snapshots by dataset id. Each dataset may have any number, so callers ask part by part. */
    Map<String, List<SnapshotId>> snapshots(Collection<String> datasets) {
        Map<String, List<SnapshotId>> snapshots = new HashMap<>();
        datasets.forEach(dataset -> snapshots.put(dataset, new ArrayList<>()));
        jdbc.query(SNAPSHOTS, Map.of("datasets", String.join(",", datasets)), row -> {
            Objects.requireNonNull(snapshots.get(row.getString("dataset_id"))).add(new SnapshotId(row.getString("id")));
        });
        return snapshots;
    }

    static Visibility visibility(DatasetFilter filter, boolean seesAll) {
        String tables = (seesAll ? ALL : MINE).formatted(conditions(filter, seesAll));
        return filter.withProjectInfo()
                ? Visibility.joined(tables, NEWEST_FIRST, INFO, WITH_INFO)
                : Visibility.joined(tables, NEWEST_FIRST, NO_INFO, "");
    }

    static Map<String, Object> parameters(ListDatasets query, boolean seesAll) {
        DatasetFilter filter = query.filter();
        return Map.of(
                "caller", query.caller().value(),
                "all", seesAll,
                "roles", joined(roles(filter)),
                "include", joined(filter.projectsToInclude()),
                "exclude", joined(filter.projectsToExclude()));
    }

    /** Returns the roles that meet the filter. Any role in the dataset gives the right to act in the project. */
    private static List<DatasetRole> roles(DatasetFilter filter) {
        DatasetRwPermissionV1 minimum = filter.minimumPermission();
        return minimum == null || isInProject(filter) ? List.of(DatasetRole.values()) : minimum.roles();
    }

    private static boolean isInProject(DatasetFilter filter) {
        return filter.minimumPermission() == DatasetRwPermissionV1.PERFORM_ACTIONS_IN_PROJECT;
    }

    private static String conditions(DatasetFilter filter, boolean seesAll) {
        return (filter.projectsToInclude().isEmpty() ? "" : WITHIN)
                + (filter.projectsToExclude().isEmpty() ? "" : WITHOUT)
                + (isInProject(filter) && !seesAll ? IN_OWN_PROJECT : "");
    }

    private static String joined(List<?> words) {
        return words.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Surroundings surroundings(ResultSet row) throws SQLException {
        String project = row.getString("project_id");
        String projectName = row.getString("project_name");
        return new Surroundings(
                row.getString("dataset_id"),
                project == null ? null : new ProjectId(project),
                project == null || projectName == null
                        ? null
                        : new DatasetRwProjectInfoDtoV1(
                                new ProjectId(project), projectName, row.getString("owner_name")));
    }
}
