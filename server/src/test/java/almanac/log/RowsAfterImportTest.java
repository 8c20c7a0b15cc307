package almanac.log;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Neighbour;
import almanac.server.Server;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsAfterImportTest {

    private static final List<String> TABLES =
            List.of("access_account", "access_key_row", "user_row", "access_member", "access_project", "access_grant");

    @Test
    void a_start_makes_the_rows_that_an_import_did_not_come_to_make() {
        try (Neighbour neighbour = Neighbour.called("half_imported")) {
            Server server = neighbour.server();
            String before = accounts(server);
            server.bean(RowsAfterImport.class).start(); // nothing is missing
            assertThat(accounts(server)).isEqualTo(before);

            TABLES.forEach(table -> server.database().execute("truncate table " + table));
            server.administrator().get("/api/users/v1/self").expect(401);
            server.bean(RowsAfterImport.class).start();

            assertThat(accounts(server)).isEqualTo(before);
            server.administrator().get("/api/users/v1/self").expect(200);
        }
    }

    private static String accounts(Server server) {
        return server.database()
                .queryForList("select string_agg(t::text, ';') from access_account t", String.class)
                .getFirst();
    }
}
