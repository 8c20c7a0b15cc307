package almanac.datasource.api;

import static almanac.server.Given.aDataSourceOf;
import static almanac.server.Given.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.DataSource;
import almanac.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSourceListHttpTest {

    private static final String DATA_SOURCES = "/api/datasource/v1/datasources";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void the_newest_come_first_page_by_page_and_nothing_is_counted_that_is_not_seen() {
        List<String> made = List.of(
                aDataSourceOf(ana).id(),
                aDataSourceOf(ben, ana.id()).id(),
                aDataSourceOf(ana).id());
        aDataSourceOf(ben);
        Answer first = ana.api().get(DATA_SOURCES + "?limit=2").expect(200);
        Answer rest = ana.api().get(DATA_SOURCES + "?limit=2&offset=2").expect(200);
        assertThat(first.text("/dataSources/0/id")).isEqualTo(made.get(2));
        assertThat(first.text("/dataSources/1/id")).isEqualTo(made.get(1));
        assertThat(first.at("/metadata/totalCount").asInt())
                .isEqualTo(rest.at("/metadata/totalCount").asInt())
                .isEqualTo(ana.api()
                        .get(DATA_SOURCES + "?offset=1000")
                        .expect(200)
                        .at("/metadata/totalCount")
                        .asInt());
        assertThat(rest.text("/dataSources/0/id")).isEqualTo(made.getFirst());
    }

    @Test
    void names_are_looked_for_one_by_one_or_with_commas_between() {
        DataSource one = aDataSourceOf(ana);
        DataSource another = aDataSourceOf(ana);
        aDataSourceOf(ana);
        for (String query : List.of(
                "?dataSourceNames=%s&dataSourceNames=%s".formatted(one.name(), another.name()),
                "?dataSourceNames=%s,%s".formatted(one.name(), another.name()))) {
            for (var api : List.of(ana.api(), administrator())) {
                Answer found = api.get(DATA_SOURCES + query).expect(200);
                assertThat(found.at("/dataSources")).hasSize(2);
                assertThat(found.at("/metadata/totalCount").asInt()).isEqualTo(2);
                assertThat(found.text("/dataSources/0/id")).isEqualTo(another.id());
            }
        }
        assertThat(ben.api()
                        .get(DATA_SOURCES + "?dataSourceNames=" + one.name())
                        .expect(200)
                        .at("/dataSources"))
                .isEmpty();
    }
}
