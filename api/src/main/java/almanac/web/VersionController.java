package almanac.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@AlmanacExtension
@Tag(name = "Administration")
class VersionController {
    private final Version version = new Version(BuildVersion.OF_API, BuildVersion.read());

    record Version(String version, BuildVersion build) {}

    @GetMapping("/version")
    Version version() {
        return version;
    }
}
