package almanac.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@AlmanacExtension
@Tag(name = "Administration")
class VersionController {

    private final Version version;

    /** @param ofApi the version that clients are told: some ask for a later one before they use what is served here */
    VersionController(@Value("${almanac.api.version:" + BuildVersion.OF_API + "}") String ofApi) {
        if (!ofApi.matches("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "almanac.api.version must be a version such as 5.11.0, not '%s'".formatted(ofApi));
        }
        version = new Version(ofApi, BuildVersion.read());
    }

    record Version(String version, BuildVersion build) {}

    @GetMapping("/version")
    Version version() {
        return version;
    }
}
