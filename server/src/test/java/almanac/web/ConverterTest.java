package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** What bodies are read with: a converter that comes with a dependency reads none. */
class ConverterTest {

    private static final Someone ANA = Someone.called("ana");

    @Test
    void the_set_of_converters_is_this_one() {
        List<String> converters =
                Server.running().bean(RequestMappingHandlerAdapter.class).getMessageConverters().stream()
                        .map(converter -> converter.getClass().getSimpleName())
                        .distinct()
                        .toList();
        assertThat(converters)
                .containsExactlyInAnyOrder(
                        "JacksonJsonHttpMessageConverter",
                        "ByteArrayHttpMessageConverter",
                        "StringHttpMessageConverter",
                        "ResourceHttpMessageConverter",
                        "ResourceRegionHttpMessageConverter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/xml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain"
            })
    void a_body_that_is_not_json_is_refused(String type) {
        long before = Server.running().events();
        Answer refused = ANA.api()
                .with("Content-Type", type)
                .post("/api/projects/beta/projects", "{name: churn, description: d, visibility: private}")
                .expect(415);
        assertThat(refused.text("/errors/0")).startsWith("Content-Type: the body must be application/json");
        assertThat(refused.header("Accept")).isEqualTo("application/json");
        assertThat(Server.running().events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/plain", "nonsense"})
    void nothing_is_written_but_json(String type) {
        Answer refused =
                ANA.api().with("Accept", type).get("/api/users/v1/self").expect(406);
        assertThat(refused.text("/errors/0")).startsWith("Accept: ");
    }
}
