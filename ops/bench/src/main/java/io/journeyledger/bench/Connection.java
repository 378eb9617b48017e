package io.journeyledger.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept alive, and made anew when the server has had enough of it. It knows only what
 * our server answers, so that on a small machine the client does not take the time that it measures.
 */
final class Connection implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** Whether the server closes after its last answer, as it does after so many. */
    private boolean ends;

    Connection(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        ends = false;
    }

    /** Returns when the whole answer is read, with its status. */
    int post(String path, String key, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Idempotency-Key: " + key + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return send(request);
    }

    /** Returns when the whole answer is read, with its status. */
    int get(String path) throws IOException {
        return send(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: en\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private int send(byte[] request) throws IOException {
        if (ends) {
            socket.close();
            open();
        }
        out.write(request);
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line(), 9, 12, 10);
        int length = 0;
        boolean chunked = false;
        String header;
        while (!(header = line().toLowerCase(Locale.ROOT)).isEmpty()) {
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.contains("chunked");
            } else if (header.startsWith("connection:")) {
                ends = header.contains("close");
            }
        }
        if (!chunked) {
            in.skipNBytes(length);
            return status;
        }
        int chunk;
        do {
            chunk = Integer.parseInt(line().strip(), 16);
            in.skipNBytes(chunk);
            line();
        } while (chunk > 0);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int read;
        while ((read = in.read()) != '\n') {
            if (read < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
