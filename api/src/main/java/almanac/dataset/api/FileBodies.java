package almanac.dataset.api;

import almanac.web.RawPath;
import almanac.web.RequestPath;
import almanac.web.StreamedBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Marks requests with the bytes of files and of their pieces as streamed. */
@Component
class FileBodies implements StreamedBody {

    private static final Pattern PIECE = Pattern.compile("/v4/datasetrw/datasets/[^/]*/snapshot/file");

    @Override
    public boolean isIn(HttpServletRequest request) {
        String method = request.getMethod();
        return (method.equals(HttpMethod.PUT.name()) && RawPath.endsPathOf(request))
                || (method.equals(HttpMethod.POST.name())
                        && PIECE.matcher(RequestPath.of(request)).matches());
    }
}
