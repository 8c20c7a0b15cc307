package almanac.dataset.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.row.Page;
import almanac.row.Window;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Among 100 000 datasets of others, what the caller sees is found by index. All of it is undone at the end. */
class VisibleDatasetsTest {

    private static final int OTHERS = 100_000;
    private static final int MINE = 37;

    private final Server server = Server.running();
    private final NamedParameterJdbcOperations jdbc = server.bean(NamedParameterJdbcOperations.class);
    private final VisibleDatasets datasets = server.bean(VisibleDatasets.class);
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void a_page_and_the_exact_total_come_from_an_index_whatever_others_have() {
        String organization = Given.anOrganizationOf(ana).id();
        server.bean(TransactionOperations.class).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            addOthers();
            add(20, "b", ana.id(), "READER");
            add(MINE - 20, "c", organization, "EDITOR");
            jdbc.getJdbcOperations().execute("analyze access_dataset, access_dataset_grant, access_snapshot");

            Page<VisibleDatasets.Surroundings> page = datasets.page(query(DatasetFilter.ALL), false);

            assertThat(page.totalCount()).isEqualTo(MINE);
            assertThat(page.items()).hasSize(10);
            assertThat(page.items().getFirst().dataset()).isEqualTo(id("c", MINE - 20));
            assertThat(plan(DatasetFilter.ALL, false)).doesNotContain("Seq Scan on access_dataset");
            DatasetFilter editable = new DatasetFilter(DatasetRwPermissionV1.UPDATE, List.of(), List.of(), true);
            assertThat(datasets.page(query(editable), false).totalCount()).isEqualTo(MINE - 20);
            assertThat(plan(editable, false)).doesNotContain("Seq Scan on access_dataset");
            assertThat(plan(DatasetFilter.ALL, true)).contains("Backward using access_dataset_pkey");
        });
    }

    private ListDatasets query(DatasetFilter filter) {
        return new ListDatasets(new UserId(ana.id()), filter, new Window(0, 10));
    }

    private String plan(DatasetFilter filter, boolean seesAll) {
        return String.join(
                "\n",
                jdbc.queryForList(
                        "explain " + VisibleDatasets.visibility(filter, seesAll).page(),
                        new MapSqlParameterSource(VisibleDatasets.parameters(query(filter), seesAll))
                                .addValue("limit", 10)
                                .addValue("offset", 0),
                        String.class));
    }

    /** They belong to a thousand, as in a large installation: of how many the database's statistics tell its planner. */
    private void addOthers() {
        add(OTHERS, "a", ben.id(), "OWNER");
        jdbc.update(
                "update access_dataset_grant set account_id = substr(md5((right(dataset_id, 8)::int % 1000)::text), 1, 24)"
                        + " where account_id = :ben",
                Map.of("ben", ben.id()));
    }

    private void add(int count, String kind, String grantee, String role) {
        Map<String, Object> values = Map.of(
                "count", count, "kind", kind, "first", id(kind, 0).substring(0, 16), "grantee", grantee, "role", role);
        jdbc.update("""
                insert into access_dataset (dataset_id, project_id, name, filling)
                select :first || lpad(n::text, 8, '0'), null, :kind || n, false
                from generate_series(1, :count) n""", values);
        jdbc.update("""
                insert into access_dataset_grant (dataset_id, account_id, role)
                select :first || lpad(n::text, 8, '0'), :grantee, :role from generate_series(1, :count) n""", values);
    }

    /** Later than those of all other tests. */
    private static String id(String kind, int number) {
        return "ffff%s00000000000%08d".formatted(kind, number);
    }
}
