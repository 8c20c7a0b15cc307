package almanac.experiment.api;

import almanac.messaging.Caller;
import almanac.shared.ErrorCode;
import almanac.web.TrackingApi;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Refuses traces with a sentence: clients that trace would otherwise take the server for one of an unknown version. */
@RestController
@TrackingApi
class TraceController {

    @RequestMapping({
        "/api/2.0/mlflow/traces",
        "/api/2.0/mlflow/traces/**",
        "/api/3.0/mlflow/traces",
        "/api/3.0/mlflow/traces/**"
    })
    Map<String, Object> refuseTraces(Caller caller) {
        throw ErrorCode.TRACES_NOT_KEPT.with();
    }
}
