package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VersionControllerTest {
    @Test
    void the_apis_version_comes_first_and_the_builds_beside_it() {
        String json = JsonMapper.shared().writeValueAsString(new VersionController(BuildVersion.OF_API).version());
        assertThat(json)
                .matches("\\{\"version\":\"5\\.10\\.0\",\"build\":\\{\"version\":\"0\\..+\",\"time\":\"20.+Z\"}}");
    }

    @Test
    void an_installation_chooses_the_version_that_clients_are_told() {
        assertThat(new VersionController("5.11.0").version().version()).isEqualTo("5.11.0");
        assertThatThrownBy(() -> new VersionController("latest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("almanac.api.version");
    }
}
