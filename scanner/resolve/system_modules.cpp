// Apple's frameworks and modules up to the SDKs of iOS 27, Swift's own modules, and libraries that only tests use.
#include "scanner/resolve/system_tables.h"

namespace podworks::system_tables {

namespace {

// clang-format off

// With headers: <UIKit/UIKit.h>, @import UIKit;
constexpr std::string_view kFrameworks[] = {
    "AGL", "ARKit", "AVFAudio", "AVFoundation", "AVKit", "AVRouting", "AVSystemRouting", "Accelerate",
    "Accessibility", "AccessoryAccess", "AccessorySetupKit", "Accounts", "AdServices", "AdSupport", "AddressBook",
    "AddressBookUI", "AppClip", "AppKit", "AppKitScripting", "AppTrackingTransparency", "AppleArchive",
    "AppleScriptKit", "AppleScriptObjC", "ApplicationServices", "AssetsLibrary", "AudioDriverKit", "AudioToolbox",
    "AudioUnit", "AudioVideoBridging", "AuthenticationServices", "AutomaticAssessmentConfiguration", "Automator",
    "BackgroundAssets", "BackgroundTasks", "BlockStorageDeviceDriverKit", "BrowserEngineCore", "BrowserEngineKit",
    "BusinessChat", "CFNetwork", "CalendarStore", "CallKit", "CarPlay", "Carbon", "Cinematic", "ClassKit",
    "ClockKit", "CloudKit", "Cocoa", "Collaboration", "ColorSync", "CompositorServices", "Contacts", "ContactsUI",
    "CoreAudio", "CoreAudioKit", "CoreAudioTypes", "CoreBluetooth", "CoreData", "CoreDisplay", "CoreFoundation",
    "CoreGraphics", "CoreHID", "CoreHaptics", "CoreImage", "CoreLocation", "CoreLocationUI", "CoreMIDI",
    "CoreMIDIServer", "CoreML", "CoreMedia", "CoreMediaIO", "CoreMotion", "CoreNFC", "CoreServices",
    "CoreSpotlight", "CoreTelephony", "CoreText", "CoreVideo", "CoreWLAN", "CryptoTokenKit", "DVComponentGlue",
    "DVDPlayback", "DataDetection", "DeviceCheck", "DeviceDiscoveryExtension", "DeviceDiscoveryUI",
    "DirectoryService", "DiscRecording", "DiscRecordingUI", "DiskArbitration", "DrawSprocket", "DriverKit",
    "EndpointSecurity", "EventKit", "EventKitUI", "ExceptionHandling", "ExecutionPolicy", "ExposureNotification",
    "ExtensionKit", "ExternalAccessory", "FSKit", "FileProvider", "FileProviderUI", "FinderSync", "Flutter", "FlutterMacOS", "ForceFeedback",
    "Foundation", "GLKit", "GLUT", "GSS", "GameController", "GameKit", "GameSave", "GameplayKit", "HIDDriverKit",
    "HealthKit", "HealthKitUI", "HomeKit", "Hypervisor", "ICADevices", "IMServicePlugIn", "IOBluetooth",
    "IOBluetoothUI", "IOKit", "IOSurface", "IOUSBHost", "IdentityLookup", "IdentityLookupUI", "ImageCaptureCore",
    "ImageIO", "InputMethodKit", "InstallerPlugins", "InstantMessage", "Intents", "IntentsUI",
    "JavaNativeFoundation", "JavaRuntimeSupport", "JavaScriptCore", "JavaVM", "Kerberos", "Kernel",
    "KernelManagement", "LDAP", "LatentSemanticMapping", "LinkPresentation", "LinkSecurity", "LiveCommunicationKit",
    "LocalAuthentication", "LocalAuthenticationEmbeddedUI", "MIDIDriverKit", "MLCompute", "MPSCore", "MPSFunctions",
    "MPSImage", "MPSMatrix", "MPSNDArray", "MPSNeuralNetwork", "MPSRayIntersector", "MailKit", "MapKit", "Matter",
    "MediaAccessibility", "MediaExtension", "MediaLibrary", "MediaPlayer", "MediaSetup", "MediaToolbox",
    "MessageUI", "Messages", "Metal", "MetalFX", "MetalKit", "MetalPerformanceShaders",
    "MetalPerformanceShadersGraph", "MetricKit", "MobileCoreServices", "ModelIO", "MultipeerConnectivity",
    "NaturalLanguage", "NearbyInteraction", "NetFS", "Network", "NetworkExtension", "NetworkingDriverKit",
    "NewsstandKit", "NotificationCenter", "OSAKit", "OSLog", "OpenAL", "OpenCL", "OpenDirectory", "OpenGL",
    "OpenGLES", "PCIDriverKit", "PCSC", "PDFKit", "PHASE", "ParavirtualizedGraphics", "PassKit", "PencilKit",
    "Photos", "PhotosUI", "PreferencePanes", "PubSub", "PushKit", "PushToTalk", "Python", "QTKit", "Quartz",
    "QuartzCore", "QuickLook", "QuickLookThumbnailing", "QuickLookUI", "QuickTime", "RealityKit", "ReplayKit",
    "Ruby", "SCSIControllerDriverKit", "SCSIPeripheralsDriverKit", "SafariServices", "SafetyKit", "SceneKit",
    "ScreenCaptureKit", "ScreenSaver", "ScreenTime", "ScriptingBridge", "Security", "SecurityFoundation",
    "SecurityInterface", "SecurityUI", "SensitiveContentAnalysis", "SensorKit", "SerialDriverKit",
    "ServiceManagement", "SharedWithYou", "SharedWithYouCore", "ShazamKit", "Social", "SoundAnalysis", "Spatial",
    "Speech", "SpriteKit", "StateReporting", "StoreKit", "StoreKitTest", "Symbols", "SyncServices",
    "SystemConfiguration", "SystemExtensions", "TVMLKit", "TVServices", "TVUIKit", "TWAIN", "Tcl", "ThreadNetwork",
    "Tk", "TouchController", "Twitter", "UIKit", "USBDriverKit", "USBSerialDriverKit", "UniformTypeIdentifiers",
    "UserNotifications", "UserNotificationsUI", "VideoDecodeAcceleration", "VideoDriverKit",
    "VideoSubscriberAccount", "VideoToolbox", "Virtualization", "Vision", "VisionKit", "WatchConnectivity",
    "WatchKit", "WebKit", "XCTest", "XCUIAutomation", "iAd", "iTunesLibrary", "vecLib", "vmnet"};

// Without headers of that form: Swift-only frameworks, overlays, Swift's own modules, Clang modules of the SDKs.
constexpr std::string_view kSwiftModules[] = {
    "AccessoryNotifications", "AccessoryTransportExtension", "ActivityKit", "AdAttributionKit", "AlarmKit",
    "Android", "AppIntents", "AppMigrationKit", "AutomatedDeviceEnrollment", "Bionic", "Builtin", "CRT", "CarKey", "Charts",
    "Combine", "CommonCrypto", "CompilerPluginSupport", "Compression", "ContactProvider", "CoreAI",
    "CoreTransferable", "CreateML", "CreateMLComponents", "CryptoKit", "Cxx", "CxxStdlib", "Darwin",
    "DarwinFoundation", "DeclaredAgeRange", "DeveloperToolsSupport", "DeviceActivity", "Dispatch", "Distributed",
    "DockKit", "EnergyKit", "ExtensionFoundation", "FamilyControls", "FinanceKit", "FinanceKitUI",
    "FoundationEssentials", "FoundationInternationalization", "FoundationModels", "FoundationNetworking",
    "FoundationXML", "GeoToolbox", "Glibc", "GroupActivities", "IdentityDocumentServices",
    "IdentityDocumentServicesUI", "ImagePlayground", "ImmersiveMediaSupport", "JournalingSuggestions",
    "LightweightCodeRequirements", "LockedCameraCapture", "MachO", "ManagedApp", "ManagedAppDistribution",
    "ManagedSettings", "ManagedSettingsUI", "MarketplaceKit", "MatterSupport", "MusicKit", "Musl", "ObjectiveC",
    "Observation", "PackageDescription", "PackagePlugin", "PaperKit", "PermissionKit", "PlaygroundSupport",
    "Playgrounds", "ProximityReader", "RealityFoundation", "RegexBuilder", "RelevanceKit", "RoomPlan", "SQLite3",
    "StickerFoundation", "StickerKit", "Swift", "SwiftData", "SwiftOnoneSupport", "SwiftShims", "SwiftUI",
    "SwiftUICore", "Synchronization", "System", "TabletopKit", "TabularData", "TelephonyMessagingKit", "Testing",
    "TipKit", "Translation", "TranslationUIProvider", "VisualIntelligence", "WASILibc", "WeatherKit", "WiFiAware",
    "WidgetKit", "WinSDK", "WorkoutKit", "XPC", "_AVKit_SwiftUI", "_AppIntents_AppKit", "_AppIntents_SwiftUI",
    "_AppIntents_UIKit", "_AuthenticationServices_SwiftUI", "_ClockKit_SwiftUI", "_Concurrency",
    "_CoreData_CloudKit", "_DeviceActivity_SwiftUI", "_Differentiation", "_GroupActivities_AppKit",
    "_GroupActivities_UIKit", "_HomeKit_SwiftUI", "_LocalAuthentication_SwiftUI", "_MapKit_SwiftUI",
    "_MarketplaceKit_UIKit", "_MusicKit_SwiftUI", "_PassKit_SwiftUI", "_PhotosUI_SwiftUI", "_QuickLook_SwiftUI",
    "_RealityKit_SwiftUI", "_RegexParser", "_SceneKit_SwiftUI", "_SpriteKit_SwiftUI", "_StoreKit_SwiftUI",
    "_StringProcessing", "_SwiftData_CoreData", "_SwiftData_SwiftUI", "_Translation_SwiftUI", "_WatchKit_SwiftUI",
    "_WebKit_SwiftUI", "_WorkoutKit_SwiftUI", "asl", "dnssd", "libxml2", "os", "simd", "ucrt", "zlib"};

// Test libraries, as module and as folder of headers.
constexpr std::string_view kTestLibraries[] = {
    "Cedar", "CppUTest", "CppUTestExt", "Cuckoo", "EarlGrey", "Expecta", "FBSnapshotTestCase",
    "InlineSnapshotTesting", "KIF", "Kiwi", "Mockingbird", "Nimble", "Nimble_Snapshots", "OCHamcrest", "OCMock",
    "OCMockito", "OHHTTPStubs", "OHHTTPStubsSwift", "Quick", "SnapshotTesting", "Specta", "SwiftCheck",
    "SwiftyMocky", "ViewInspector", "benchmark", "catch2", "doctest", "gmock", "gtest", "iOSSnapshotTestCase"};

// Test libraries of one header.
constexpr std::string_view kTestHeaders[] = {
    "catch.hpp", "doctest.h"};

// clang-format on

}  // namespace

std::span<const std::string_view> frameworks() {
  return kFrameworks;
}
std::span<const std::string_view> swift_modules() {
  return kSwiftModules;
}
std::span<const std::string_view> test_libraries() {
  return kTestLibraries;
}
std::span<const std::string_view> test_headers() {
  return kTestHeaders;
}

}  // namespace podworks::system_tables
