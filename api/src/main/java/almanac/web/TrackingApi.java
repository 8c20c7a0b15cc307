package almanac.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** Marks a controller of the tracking API, whose clients read refusals in its own form ({@link TrackingFailure}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TrackingApi {

    /** The beginnings of its paths. */
    Pattern PATHS = Pattern.compile("/api/[23]\\.0/mlflow");
}
