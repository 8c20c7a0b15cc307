package almanac.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessProjectorTest {

    private final Server server = Server.running();
    private final AccessProjector projector = server.bean(AccessProjector.class);

    /** Keys of the API are a projection of their own. */
    @Test
    void every_access_table_is_the_table_of_one_part() {
        List<String> tables = server.database().queryForList("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_name like 'access\\_%'
                          and table_name <> 'access_key_row'""", String.class);
        assertThat(projector.tables()).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void the_tables_that_every_command_asks_are_locked_first() {
        assertThat(projector.tables().reversed())
                .startsWith("access_stream", "access_account", "access_member", "access_project", "access_grant");
    }

    @Test
    void children_come_before_their_parents() {
        assertThat(projector.tables())
                .containsSubsequence("access_data_source_grant", "access_data_source")
                .containsSubsequence("access_dataset_grant", "access_dataset")
                .containsSubsequence("access_revision", "access_environment")
                .containsSubsequence("access_grant", "access_project");
    }
}
