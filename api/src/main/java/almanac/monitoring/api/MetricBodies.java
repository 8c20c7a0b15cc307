package almanac.monitoring.api;

import almanac.web.LargerBody;
import almanac.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Lets requests with values of metrics be larger than others. */
@Component
class MetricBodies implements LargerBody {

    private final DataSize largest;

    MetricBodies(@Value("${almanac.metrics.largest-body:8MB}") DataSize largest) {
        this.largest = largest;
    }

    @Override
    public boolean isIn(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return request.getMethod().equals(HttpMethod.POST.name())
                && (path.equals(MetricController.VALUES) || path.equals(MetricTransferController.TRANSFER));
    }

    @Override
    public long bytes() {
        return largest.toBytes();
    }
}
