// The files inside the binary.

import CAssets

/// A file that was compiled in.
public struct Asset: Sendable {
    /// `Public/workbench.html`, `Tables/DT-STK-1.yaml`, `Phrases/opening.yaml`.
    public let path: String
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Finding files inside the binary.
public enum Assets {
    /// All files whose path begins with a prefix, in the order of their paths.
    public static func all(under prefix: String) -> [Asset] {
        var found: [Asset] = []
        for position in 0..<xiaoer_asset_count() {
            let asset = xiaoer_asset_at(position)
            guard let path = asset.path.map({ String(cString: $0) }), path.hasPrefix(prefix) else { continue }
            found.append(Asset(path: path, bytes: Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length))))
        }
        return found
    }
}
