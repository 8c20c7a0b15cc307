package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VersionControllerTest {
    @Test
    void the_apis_version_comes_first_and_the_builds_beside_it() {
        String json = JsonMapper.shared().writeValueAsString(new VersionController().version());
        assertThat(json)
                .matches("\\{\"version\":\"5\\.10\\.0\",\"build\":\\{\"version\":\"0\\..+\",\"time\":\"20.+Z\"}}");
    }
}
