package almanac.experiment.api;

import almanac.web.RequestPath;
import almanac.web.StreamedBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Marks requests with parts of artifacts as streamed; whole artifacts are files by their paths, as others are. */
@Component
class PartBodies implements StreamedBody {

    @Override
    public boolean isIn(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.PUT.name())
                && RequestPath.of(request).startsWith(ArtifactPartController.PATH);
    }
}
