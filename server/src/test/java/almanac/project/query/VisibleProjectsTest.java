package almanac.project.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.row.Page;
import almanac.row.Window;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.UserId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Among 50 000 private projects of others, a page is read by indexes. All of it is undone at the end. */
class VisibleProjectsTest {

    private static final int OTHERS = 50_000;

    private final Server server = Server.running();
    private final NamedParameterJdbcOperations jdbc = server.bean(NamedParameterJdbcOperations.class);
    private final VisibleProjects projects = server.bean(VisibleProjects.class);
    private final Someone ana = Someone.called("ana");

    @Test
    void a_page_comes_from_an_index_whatever_others_have() {
        String organization = Given.anOrganizationOf(ana).id();
        server.bean(TransactionOperations.class).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            long before = total(false);
            long all = total(true);
            addOthers();
            add("own", ana.id());
            add("team", organization);
            jdbc.getJdbcOperations().execute("analyze access_project, access_grant, access_member");

            assertThat(total(false)).isEqualTo(before + 2);
            assertThat(total(true)).isEqualTo(all + OTHERS + 2);
            assertThat(plan(false)).doesNotContain("Seq Scan on access_project");
            assertThat(plan(true)).contains("using access_project_name_project_id_idx");
        });
    }

    @Test
    void a_page_past_the_end_is_empty_and_tells_the_total() {
        Given.aProjectOf(ana, "private");
        Page<VisibleProjects.Visible> page = projects.page(new UserId(ana.id()), false, new Window(1_000_000, 10));
        assertThat(page.items()).isEmpty();
        assertThat(page.totalCount()).isEqualTo(total(false)).isPositive();
    }

    private long total(boolean seesAll) {
        return projects.page(new UserId(ana.id()), seesAll, new Window(0, 10)).totalCount();
    }

    private String plan(boolean seesAll) {
        return String.join(
                "\n",
                jdbc.queryForList(
                        "explain " + VisibleProjects.visibility(seesAll).page(),
                        Map.of("caller", ana.id(), "limit", 10, "offset", 0),
                        String.class));
    }

    /** They belong to five hundred, as in a large installation. */
    private void addOthers() {
        jdbc.update("""
                insert into access_project (project_id, owner_id, name, visibility)
                select 'others' || n, 'stranger' || n % 500, 'others' || n, 'PRIVATE'
                from generate_series(1, :count) n""", Map.of("count", OTHERS));
    }

    private void add(String name, String owner) {
        jdbc.update("""
                insert into access_project (project_id, owner_id, name, visibility)
                values (:name, :owner, :name, 'PRIVATE')""", Map.of("name", name, "owner", owner));
    }
}
