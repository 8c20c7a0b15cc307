package almanac.datasource.api;

import static almanac.server.Given.aDataSourceOf;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anArchivedProjectOf;
import static almanac.server.Given.anOrganizationOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.DataSource;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSourceAdministrationHttpTest {

    private static final String DATA_SOURCES = "/api/datasource/v1/datasources";
    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void it_passes_to_another_owner() {
        DataSource dataSource = aDataSourceOf(ana);
        Answer changed = administrator()
                .put(dataSource.adminPath() + "/owner", Map.of("ownerId", ben.id()))
                .expect(200);
        assertThat(changed.text("/ownerUsername")).isEqualTo(ben.userName());
        ana.api().get(dataSource.path()).expect(404);
        ben.api().delete(dataSource.path()).expect(200);
    }

    @Test
    void nobody_and_an_organization_cannot_be_the_owner() {
        DataSource dataSource = aDataSourceOf(ana);
        for (String owner : List.of(NOBODY, anOrganizationOf(ana).id())) {
            administrator()
                    .put(dataSource.adminPath() + "/owner", Map.of("ownerId", owner))
                    .expect(404);
        }
        administrator()
                .put(dataSource.adminPath() + "/owner", Map.of("ownerId", "ben"))
                .expect(400);
        administrator().put(dataSource.adminPath() + "/owner", Map.of()).expect(400);
    }

    @Test
    void a_project_works_with_it_and_no_more() {
        DataSource dataSource = aDataSourceOf(ana);
        Project project = aPrivateProjectOf(ana);
        String path = dataSource.inProject(project);
        assertThat(administrator().put(path).expect(200).text("/id")).isEqualTo(dataSource.id());
        long before = Server.running().events();
        administrator().put(path).expect(200);
        assertThat(Server.running().events()).isEqualTo(before);
        assertThat(administrator().delete(path).expect(200).at("/success").asBoolean())
                .isTrue();
        assertThat(administrator().delete(path).expect(404).text("/errors/0")).contains(dataSource.id(), project.id());
    }

    @Test
    void a_project_or_a_data_source_that_is_not_there_is_not_found() {
        DataSource dataSource = aDataSourceOf(ana);
        Project archived = anArchivedProjectOf(ana);
        assertThat(administrator()
                        .put(dataSource.inProject(archived))
                        .expect(404)
                        .text("/errors/0"))
                .contains(archived.id());
        DataSource none = new DataSource(NOBODY, "none", ana);
        assertThat(administrator()
                        .put(none.inProject(aPrivateProjectOf(ana)))
                        .expect(404)
                        .text("/errors/0"))
                .contains(NOBODY);
        administrator().get(DATA_SOURCES + "/nonsense").expect(400);
        administrator().patch(DATA_SOURCES + "/nonsense", Map.of()).expect(400);
        administrator().delete(DATA_SOURCES + "/nonsense").expect(400);
    }
}
