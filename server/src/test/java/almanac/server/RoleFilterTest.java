package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.role.Role;
import almanac.role.StartupRefused;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.mock.env.MockEnvironment;

class RoleFilterTest {

    private static final MetadataReaderFactory CLASSES = new SimpleMetadataReaderFactory();

    @ParameterizedTest
    @CsvSource({
        "almanac.project.api.ProjectController, API",
        "almanac.project.command.Project, COMMAND",
        "almanac.project.query.Projects, QUERY",
        "almanac.projection.Status, QUERY",
        "almanac.environment.command.WhenRevisionIsAddedThenBuild, COMMAND",
        "almanac.job.command.WhenProjectArchivedThenStopJobs, QUERY",
        "almanac.access.projection.AccessProjector, COMMAND QUERY",
        "almanac.access.projection.UserAccess, COMMAND QUERY",
        "almanac.access.AccountTable, API COMMAND QUERY",
        "almanac.console.People, API COMMAND QUERY", // its own condition tells
        "almanac.messaging.Dispatch, API COMMAND QUERY",
        "almanac.row.RowStore, API COMMAND QUERY",
    })
    void each_part_is_where_it_is_needed(String type, String roles) throws IOException {
        for (Role role : Role.values()) {
            boolean isLeftOut = new RoleFilter(EnumSet.of(role)).match(CLASSES.getMetadataReader(type), CLASSES);
            assertThat(isLeftOut).as(role.label()).isEqualTo(!roles.contains(role.name()));
        }
    }

    @Test
    void a_process_does_all_unless_it_is_told_otherwise() {
        assertThat(Role.of(new MockEnvironment())).containsExactlyInAnyOrder(Role.values());
        assertThat(Role.of(new MockEnvironment().withProperty(Role.PROPERTY, "query, api")))
                .containsExactlyInAnyOrder(Role.API, Role.QUERY);
        assertThatThrownBy(() -> Role.of(new MockEnvironment().withProperty(Role.PROPERTY, "apu")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("'apu'");
    }
}
